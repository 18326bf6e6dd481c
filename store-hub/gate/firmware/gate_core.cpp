#include "gate_core.h"

#include <stdio.h>
#include <string.h>

namespace qless {

namespace {

// Skips a JSON string whose first quote is at i; returns the place behind its last one, or length.
size_t skipText(const char* json, size_t length, size_t i) {
  for (i++; i < length; i++) {
    if (json[i] == '\\') {
      i++;
    } else if (json[i] == '"') {
      return i + 1;
    }
  }
  return length;
}

size_t skipSpace(const char* json, size_t length, size_t i) {
  while (i < length && (json[i] == ' ' || json[i] == '\t' || json[i] == '\n' || json[i] == '\r')) i++;
  return i;
}

bool copyText(const char* json, size_t from, size_t end, char* out, size_t room) {
  size_t n = 0;
  for (size_t i = from; i < end; i++) {
    char c = json[i];
    if (c == '\\') {
      i++;
      c = (i < end && (json[i] == '"' || json[i] == '\\')) ? json[i] : '?';
    }
    if (n + 1 >= room) return false;
    out[n++] = c;
  }
  out[n] = '\0';
  return true;
}

}  // namespace

bool member(const char* json, size_t length, const char* name, char* out, size_t room) {
  size_t i = skipSpace(json, length, 0);
  if (i >= length || json[i] != '{') return false;
  int depth = 0;
  const size_t wanted = strlen(name);
  while (i < length) {
    const char c = json[i];
    if (c == '{' || c == '[') {
      depth++;
      i++;
    } else if (c == '}' || c == ']') {
      depth--;
      i++;
    } else if (c == '"') {
      const size_t begin = i + 1;
      const size_t behind = skipText(json, length, i);
      if (behind >= length) return false;
      const size_t colon = skipSpace(json, length, behind);
      const bool isName = depth == 1 && colon < length && json[colon] == ':';
      i = isName ? skipSpace(json, length, colon + 1) : behind;
      if (isName && behind - 1 - begin == wanted && memcmp(json + begin, name, wanted) == 0) {
        if (i >= length || json[i] != '"') return false;
        const size_t end = skipText(json, length, i);
        return end < length && copyText(json, i + 1, end - 1, out, room);
      }
      if (isName && i < length && json[i] == '"') i = skipText(json, length, i);
    } else {
      i++;
    }
  }
  return false;
}

GateCore::GateCore(Shell& shell, const char* store, const char* gate)
    : shell_(shell),
      asked_(0),
      askedAt_(0),
      open_(false),
      openedAt_(0),
      shown_(false),
      shownAt_(0),
      connected_(false),
      toldAt_(0),
      quiet_(false),  // until the loop was read, it is open
      pressed_(false),
      level_(false),
      beatAt_(0),
      holding_(false) {
  snprintf(scan_, sizeof scan_, "qless/1/%s/gate/%s/scan", store, gate);
  snprintf(command_, sizeof command_, "qless/1/%s/gate/%s/command", store, gate);
  snprintf(status_, sizeof status_, "qless/1/%s/gate/%s/status", store, gate);
  pass_[0] = '\0';
}

const char* GateCore::lostStatus() {
  return "{\"online\":false,\"version\":\"\",\"waiting\":0,\"keys\":0,\"scanner\":\"unknown\"}";
}

void GateCore::connected(uint32_t now) {
  connected_ = true;
  tellStatus(now);
  show("please show your exit pass", false, false, now);
  shown_ = false;
}

// Again and again: a hub that was just starting may have missed it.
void GateCore::tellStatus(uint32_t now) {
  toldAt_ = now;
  shell_.say(status_,
             "{\"online\":true,\"version\":\"simple 1\",\"waiting\":0,\"keys\":0,\"scanner\":\"ok\"}", true);
}

void GateCore::disconnected() {
  connected_ = false;
  asked_ = 0;
  shell_.words("no network, please ask our staff");
}

void GateCore::scanned(const char* text, uint32_t now) {
  const size_t length = strlen(text);
  if (length == 0 || length > MAX_PASS) {
    show("please show the pass again", false, true, now);
    return;
  }
  memcpy(pass_, text, length + 1);
  asked_ = 0;
  ask(now);
}

void GateCore::ask(uint32_t now) {
  asked_++;
  askedAt_ = now;
  if (!connected_ || !shell_.say(scan_, pass_, false)) {
    asked_ = 0;
    show("no network, please ask our staff", false, true, now);
  }
}

void GateCore::heard(const char* json, size_t length, uint32_t now) {
  char what[16];
  char why[MAX_WORDS];
  if (length > MAX_COMMAND || !member(json, length, "do", what, sizeof what)) return;
  if (!member(json, length, "reason", why, sizeof why)) why[0] = '\0';
  if (strcmp(what, "release") == 0) {
    open(now, "opened by our staff, please go");
  } else if (strcmp(what, "open") == 0) {
    if (asked_ > 0) open(now, "thank you, please go");  // an answer nobody waits for opens for nobody
    asked_ = 0;
  } else if (strcmp(what, "refuse") == 0) {
    if (asked_ > 0) show(why[0] != '\0' ? why : "please ask our staff", false, true, now);
    asked_ = 0;
  }
}

void GateCore::fireLoop(bool closed) { quiet_ = closed; }

void GateCore::button(bool pressed, uint32_t now) {
  if (pressed && !pressed_) open(now, "opened by our staff, please go");
  pressed_ = pressed;
}

void GateCore::open(uint32_t now, const char* words) {
  open_ = true;
  openedAt_ = now;
  show(words, true, false, now);
}

void GateCore::show(const char* words, bool green, bool red, uint32_t now) {
  shown_ = true;
  shownAt_ = now;
  shell_.lamp(green, red);
  shell_.words(words);
}

void GateCore::tick(uint32_t now) {
  if (asked_ > 0 && now - askedAt_ >= ANSWER_MS) {
    if (asked_ < MAX_ASKED) {
      ask(now);
    } else {
      asked_ = 0;
      show("no answer, please show the pass again", false, true, now);
    }
  }
  if (connected_ && now - toldAt_ >= STATUS_MS) tellStatus(now);
  if (open_ && now - openedAt_ >= OPEN_MS) open_ = false;
  if (shown_ && !open_ && now - shownAt_ >= SHOW_MS) {
    show(connected_ ? "please show your exit pass" : "no network, please ask our staff", false, false, now);
    shown_ = false;
  }
  holding_ = quiet_ && !open_;
  if (now - beatAt_ >= BEAT_MS) {
    beatAt_ = now;
    level_ = holding_ && !level_;
    shell_.drive(level_);
  }
}

}  // namespace qless
