// A scale's microcontroller: RP2040 (Raspberry Pi Pico, Arduino core "arduino-pico") and an HX711, lines over USB. All
// lines are made in weight_line.h; wiring is in README.md. NOT compiled or run by our tests.
#include "weight_line.h"

static const int PIN_DATA = 2, PIN_CLOCK = 3;
static const unsigned RATE = 80;

// Three conversions that did not come: the converter is silent.
static const uint32_t SILENT_MS = 38;

static qless::WeightLines lines;
static qless::HostCommands host;
static char line[qless::MAX_LINE];
static int32_t last = 0;
static uint32_t lastMs = 0;

// 24 bits and one pulse more, which keeps channel A and gain 128. A clock that stays high for 60 us would power the chip
// down: no interrupt may come in between.
static int32_t readWord() {
  uint32_t bits = 0;
  noInterrupts();
  for (int pulse = 0; pulse < 25; pulse++) {
    digitalWriteFast(PIN_CLOCK, HIGH);
    delayMicroseconds(1);
    if (pulse < 24) bits = bits << 1 | (digitalReadFast(PIN_DATA) ? 1u : 0u);
    digitalWriteFast(PIN_CLOCK, LOW);
    delayMicroseconds(1);
  }
  interrupts();
  return qless::wordOf(bits);
}

// A line that nobody fetches is dropped: the next one tells by its number.
static void send(size_t length) {
  if (Serial && Serial.availableForWrite() >= static_cast<int>(length)) {
    Serial.write(reinterpret_cast<const uint8_t*>(line), length);
  }
}

void setup() {
  pinMode(PIN_DATA, INPUT_PULLUP);  // a cut wire reads as "no conversion"
  pinMode(PIN_CLOCK, OUTPUT);
  digitalWrite(PIN_CLOCK, LOW);
  Serial.begin(115200);
  rp2040.wdt_begin(2000);
}

void loop() {
  rp2040.wdt_reset();
  while (Serial.available() > 0) {
    if (host.accept(static_cast<char>(Serial.read())) == qless::HostCommands::WHAT_ARE_YOU) {
      send(qless::about(line, "HX711", RATE));
    }
  }
  const uint32_t now = millis();
  if (digitalReadFast(PIN_DATA) == LOW) {
    last = readWord();
    lastMs = now;
    send(lines.weight(line, now, last, false));
  } else if (now - lastMs >= SILENT_MS) {
    lastMs = now;
    send(lines.weight(line, now, last, true));
  }
}
