// The lines that a scale's microcontroller and the trolley's program exchange, without any hardware: C++11, no heap, no
// library. Our tests compile it on a desk and hold its lines against the reader (FirmwareLinesIT).
//
//   out: W,<sequence>,<milliseconds>,<raw>,<flags hex>*<crc hex>\n    one conversion
//        V,<version>,<converter>,<rate>*<crc hex>\n                   the answer to V?
//   in:  V?\n  what are you     R80\n  convert 80 times a second
#ifndef QLESS_WEIGHT_LINE_H
#define QLESS_WEIGHT_LINE_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

namespace qless {

const unsigned LINE_VERSION = 1;

// Flags of a conversion.
const unsigned SATURATED = 1;  // the converter stands at its end
const unsigned SILENT = 2;     // the converter gives nothing; the word is the last one

// The longest line has 44 characters.
const size_t MAX_LINE = 64;

const int32_t WORD_MAX = 0x7fffff;
const int32_t WORD_MIN = -0x800000;

// CRC-16/CCITT-FALSE: polynomial 0x1021, begins with 0xffff; 0x29b1 over "123456789".
inline uint16_t crc16(const char* text, size_t length) {
  uint16_t crc = 0xffff;
  for (size_t i = 0; i < length; i++) {
    crc = static_cast<uint16_t>(crc ^ (static_cast<uint8_t>(text[i]) << 8));
    for (int bit = 0; bit < 8; bit++) {
      crc = static_cast<uint16_t>(crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1);
    }
  }
  return crc;
}

// Puts the checksum and the line end behind a text of `length`; returns the length of the line.
inline size_t seal(char (&line)[MAX_LINE], int length) {
  if (length < 0 || static_cast<size_t>(length) + 7 > MAX_LINE) return 0;
  const unsigned crc = crc16(line, static_cast<size_t>(length));
  return static_cast<size_t>(length + snprintf(line + length, MAX_LINE - static_cast<size_t>(length), "*%04X\n", crc));
}

// 24 bits of a converter as a signed number.
inline int32_t wordOf(uint32_t bits) {
  bits &= 0xffffff;
  return bits & 0x800000 ? static_cast<int32_t>(bits) - 0x1000000 : static_cast<int32_t>(bits);
}

// Numbers the conversions of one start and writes their lines.
class WeightLines {
 public:
  // A conversion; `silent` if the converter gave none and `raw` is its last.
  size_t weight(char (&line)[MAX_LINE], uint32_t ms, int32_t raw, bool silent) {
    const bool end = raw >= WORD_MAX || raw <= WORD_MIN;
    const unsigned flags = (end ? SATURATED : 0u) | (silent ? SILENT : 0u);
    const int length = snprintf(line, MAX_LINE, "W,%lu,%lu,%ld,%X", static_cast<unsigned long>(sequence_++),
                                static_cast<unsigned long>(ms), static_cast<long>(raw), flags);
    return seal(line, length);
  }

 private:
  uint32_t sequence_ = 0;
};

// What this controller is.
inline size_t about(char (&line)[MAX_LINE], const char* converter, unsigned rate) {
  return seal(line, snprintf(line, MAX_LINE, "V,%u,%.16s,%u", LINE_VERSION, converter, rate));
}

// What the host asks for, from its characters one by one.
class HostCommands {
 public:
  enum Command { NONE, WHAT_ARE_YOU, RATE_80 };

  Command accept(char each) {
    if (each != '\n') {
      if (length_ < sizeof(text_) - 1) text_[length_] = each;
      length_++;
      return NONE;
    }
    const bool whole = length_ < sizeof(text_) - 1;
    text_[whole ? length_ : 0] = 0;
    length_ = 0;
    if (strcmp(text_, "V?") == 0) return WHAT_ARE_YOU;
    return strcmp(text_, "R80") == 0 ? RATE_80 : NONE;
  }

 private:
  char text_[8];
  size_t length_ = 0;
};

}  // namespace qless

#endif
