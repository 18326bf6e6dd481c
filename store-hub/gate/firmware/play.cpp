// Plays the core of a simple gate on a desk, for tests: a line on the input is something that happens, a line on the output
// something that it does.
//
//   in:  at MILLIS | connected | disconnected | scan TEXT | heard JSON | fire closed|open | button down|up
//   out: say TOPIC TEXT | keep TOPIC TEXT | lamp green|red|dark | words TEXT | lock holds|open
#include <iostream>
#include <string>

#include "gate_core.h"

namespace {

class Desk : public qless::Shell {
 public:
  bool say(const char* topic, const char* text, bool retained) override {
    std::cout << (retained ? "keep " : "say ") << topic << ' ' << text << std::endl;
    return true;
  }
  void drive(bool high) override {
    if (high != level_) changes++;
    level_ = high;
  }
  void lamp(bool green, bool red) override {
    std::cout << "lamp " << (green ? "green" : red ? "red" : "dark") << std::endl;
  }
  void words(const char* text) override { std::cout << "words " << text << std::endl; }

  unsigned changes = 0;

 private:
  bool level_ = false;
};

}  // namespace

int main(int, char** words) {
  Desk desk;
  qless::GateCore gate(desk, words[1], words[2]);
  std::cout << "topic " << gate.commandTopic() << std::endl;
  uint32_t now = 0;
  bool held = false;
  std::string line;
  while (std::getline(std::cin, line)) {
    const size_t space = line.find(' ');
    const std::string what = line.substr(0, space);
    const std::string more = space == std::string::npos ? "" : line.substr(space + 1);
    if (what == "at") {
      // As the shell would tick, and a charge pump would see it: no change for a second lets go.
      const uint32_t end = static_cast<uint32_t>(std::stoul(more));
      while (now != end) {
        now++;
        gate.tick(now);
      }
    } else if (what == "connected") {
      gate.connected(now);
    } else if (what == "disconnected") {
      gate.disconnected();
    } else if (what == "scan") {
      gate.scanned(more.c_str(), now);
    } else if (what == "heard") {
      gate.heard(more.data(), more.size(), now);
    } else if (what == "fire") {
      gate.fireLoop(more == "closed");
    } else if (what == "button") {
      gate.button(more == "down", now);
    }
    const unsigned before = desk.changes;
    for (int i = 0; i < 1000; i++) gate.tick(++now);
    const bool holds = desk.changes - before >= 2;
    if (holds != held) std::cout << "lock " << (holds ? "holds" : "open") << std::endl;
    held = holds;
    std::cout << "now " << now << std::endl;
  }
  return 0;
}
