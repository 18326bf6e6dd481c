// Writes lines on a desk, for tests: a line on the input is a conversion, or characters of the host.
//
//   in:  weight MILLISECONDS BITS-HEX 0|1 | host TEXT
//   out: the lines that go to the trolley's program
#include <iostream>
#include <string>

#include "weight_line.h"

int main() {
  qless::WeightLines lines;
  qless::HostCommands host;
  char line[qless::MAX_LINE];
  std::string what;
  while (std::cin >> what) {
    size_t length = 0;
    if (what == "weight") {
      uint32_t ms, bits;
      int silent;
      std::cin >> std::dec >> ms >> std::hex >> bits >> silent;
      length = lines.weight(line, ms, qless::wordOf(bits), silent != 0);
    } else {
      std::string text;
      std::getline(std::cin >> std::ws, text);
      qless::HostCommands::Command asked = qless::HostCommands::NONE;
      for (char each : text + "\n") asked = host.accept(each);
      if (asked == qless::HostCommands::WHAT_ARE_YOU) length = qless::about(line, "HX711", 80);
    }
    std::cout.write(line, static_cast<std::streamsize>(length));
  }
}
