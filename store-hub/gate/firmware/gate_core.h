// What a simple gate does, without any hardware: texts and milliseconds in, actions out. The Arduino shell around it
// (qless_gate.ino) moves the bytes and pins; a test plays it against a real hub. C++11, no heap, no library.
#ifndef QLESS_GATE_CORE_H
#define QLESS_GATE_CORE_H

#include <stddef.h>
#include <stdint.h>

namespace qless {

// The hub looks at no longer text; ours have about 400 characters.
const size_t MAX_PASS = 1024;
// Longest command of the hub.
const size_t MAX_COMMAND = 512;
const size_t MAX_TOPIC = 128;
const size_t MAX_WORDS = 96;

// A question without an answer is asked again once, at once; the hub takes the same text from the same gate for a repeat
// during 5 s.
const uint32_t ANSWER_MS = 2000;
const unsigned MAX_ASKED = 2;

// How long the barrier stands open for one person.
const uint32_t OPEN_MS = 6000;

// A refusal is shown so long.
const uint32_t SHOW_MS = 5000;

// It says so often how it is.
const uint32_t STATUS_MS = 60000;

// The lock's line changes so often while it shall hold; the charge pump behind it lets go without.
const uint32_t BEAT_MS = 100;

// What the shell must be able to do.
class Shell {
 public:
  virtual ~Shell() {}
  // Says a text on a topic, QoS 1 if the client can, not retained unless told. False: not connected.
  virtual bool say(const char* topic, const char* text, bool retained) = 0;
  // Drives the line of the lock.
  virtual void drive(bool high) = 0;
  virtual void lamp(bool green, bool red) = 0;
  // One line for a display; may be shown nowhere.
  virtual void words(const char* text) = 0;
};

class GateCore {
 public:
  GateCore(Shell& shell, const char* store, const char* gate);

  const char* commandTopic() const { return command_; }
  const char* statusTopic() const { return status_; }
  // The last will, retained, on statusTopic().
  static const char* lostStatus();

  // The connection stands and the subscription to commandTopic() was answered.
  void connected(uint32_t now);
  void disconnected();
  // The reader read a line.
  void scanned(const char* text, uint32_t now);
  // The hub said something on commandTopic().
  void heard(const char* json, size_t length, uint32_t now);
  // The fire alarm's loop: closed while all is quiet.
  void fireLoop(bool closed);
  // The button of staff.
  void button(bool pressed, uint32_t now);
  // To be called every few milliseconds.
  void tick(uint32_t now);

  bool holds() const { return holding_; }

 private:
  void open(uint32_t now, const char* words);
  void ask(uint32_t now);
  void tellStatus(uint32_t now);
  void show(const char* words, bool green, bool red, uint32_t now);

  Shell& shell_;
  char scan_[MAX_TOPIC];
  char command_[MAX_TOPIC];
  char status_[MAX_TOPIC];
  char pass_[MAX_PASS + 1];
  unsigned asked_;
  uint32_t askedAt_;
  bool open_;
  uint32_t openedAt_;
  bool shown_;
  uint32_t shownAt_;
  bool connected_;
  uint32_t toldAt_;
  bool quiet_;
  bool pressed_;
  bool level_;
  uint32_t beatAt_;
  bool holding_;
};

// The text of a member of a flat JSON object, without its quotes; escapes other than \" and \\ become '?'. False: there is
// none, it is no text, or it does not fit.
bool member(const char* json, size_t length, const char* name, char* out, size_t room);

}  // namespace qless

#endif
