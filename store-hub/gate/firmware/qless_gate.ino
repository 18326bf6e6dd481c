// The shell of a simple gate on an ESP32: Wi-Fi, MQTT (library PubSubClient by Nick O'Leary), a QR reader on UART2 and
// five pins. All decisions are in gate_core; wiring and settings are in README.md. NOT compiled or run by our tests.
#include <PubSubClient.h>
#include <WiFi.h>
#include <esp_task_wdt.h>

#include "gate_core.h"
#include "settings.h"  // copy settings.h.sample

static const int PIN_LOCK = 25, PIN_GREEN = 26, PIN_RED = 27, PIN_FIRE = 32, PIN_BUTTON = 33, PIN_READER_RX = 16,
                 PIN_READER_TX = 17;
static const uint32_t WATCHDOG_SECONDS = 5, RECONNECT_MS = 2000;

static WiFiClient net;
static PubSubClient mqtt(net);

class Board : public qless::Shell {
 public:
  bool say(const char* topic, const char* text, bool retained) override {
    return mqtt.connected() && mqtt.publish(topic, text, retained);
  }
  void drive(bool high) override { digitalWrite(PIN_LOCK, high ? HIGH : LOW); }
  void lamp(bool green, bool red) override {
    digitalWrite(PIN_GREEN, green ? HIGH : LOW);
    digitalWrite(PIN_RED, red ? HIGH : LOW);
  }
  void words(const char* text) override { Serial.println(text); }
};

static Board board;
static qless::GateCore gate(board, QLESS_STORE, QLESS_GATE);

static void heard(char* topic, uint8_t* payload, unsigned int length) {
  (void)topic;
  gate.heard(reinterpret_cast<const char*>(payload), length, millis());
}

// One try; the loop goes on beating between two.
static void connect() {
  static uint32_t triedAt = 0;
  if (mqtt.connected() || WiFi.status() != WL_CONNECTED || millis() - triedAt < RECONNECT_MS) return;
  triedAt = millis();
  gate.disconnected();
  if (mqtt.connect(QLESS_GATE, QLESS_GATE, QLESS_PASSWORD, gate.statusTopic(), 1, true, qless::GateCore::lostStatus(),
                   true) &&
      mqtt.subscribe(gate.commandTopic(), 1)) {
    gate.connected(millis());
  }
}

static void readPass() {
  static char line[qless::MAX_PASS + 1];
  static size_t length = 0;
  while (Serial2.available() > 0) {
    const int c = Serial2.read();
    if (c == '\r' || c == '\n') {
      line[length] = '\0';
      if (length > 0) gate.scanned(line, millis());
      length = 0;
    } else if (length < qless::MAX_PASS) {
      line[length++] = static_cast<char>(c);
    }
  }
}

void setup() {
  pinMode(PIN_LOCK, OUTPUT);
  pinMode(PIN_GREEN, OUTPUT);
  pinMode(PIN_RED, OUTPUT);
  pinMode(PIN_FIRE, INPUT_PULLUP);
  pinMode(PIN_BUTTON, INPUT_PULLUP);
  Serial.begin(115200);
  Serial2.begin(9600, SERIAL_8N1, PIN_READER_RX, PIN_READER_TX);
  WiFi.begin(QLESS_WIFI, QLESS_WIFI_PASSWORD);
  net.setTimeout(1);  // seconds: a slow connect must not stop the beat for longer than a moment
  mqtt.setServer(QLESS_HUB, 1883);
  mqtt.setKeepAlive(15);
  mqtt.setSocketTimeout(1);
  mqtt.setBufferSize(qless::MAX_PASS + qless::MAX_TOPIC + 16);
  mqtt.setCallback(heard);
  esp_task_wdt_init(WATCHDOG_SECONDS, true);
  esp_task_wdt_add(nullptr);
}

void loop() {
  esp_task_wdt_reset();
  connect();
  mqtt.loop();
  readPass();
  gate.fireLoop(digitalRead(PIN_FIRE) == LOW);
  gate.button(digitalRead(PIN_BUTTON) == LOW, millis());
  gate.tick(millis());
  delay(2);
}
