// The glue between Pi4J's gpiod provider and libgpiod, which Pi4J has for arm processors only: it lets the relay's driver
// run in the guest of deploy/hardware-lab.sh. Each function is one call of libgpiod 1.6; what the bridge never asks for
// is left out, and Java says so by an UnsatisfiedLinkError if that changes.
#include <errno.h>
#include <gpiod.h>
#include <jni.h>
#include <stdlib.h>
#include <string.h>

#define GPIOD(result, name) JNIEXPORT result JNICALL Java_com_pi4j_library_gpiod_internal_GpioD_##name
#define HERE JNIEnv *env, jclass type
#define LINE ((struct gpiod_line *)line)
#define CHIP ((struct gpiod_chip *)chip)
#define ITER ((struct gpiod_chip_iter *)iter)
#define EVENT ((struct gpiod_line_event *)event)

// A java.lang.Long with the address, null for none.
static jobject address(JNIEnv *env, void *pointer) {
  if (pointer == NULL) {
    return NULL;
  }
  jclass boxes = (*env)->FindClass(env, "java/lang/Long");
  jmethodID box = (*env)->GetStaticMethodID(env, boxes, "valueOf", "(J)Ljava/lang/Long;");
  return (*env)->CallStaticObjectMethod(env, boxes, box, (jlong)pointer);
}

GPIOD(jobject, gpiod_1chip_1iter_1new)(HERE) { return address(env, gpiod_chip_iter_new()); }

GPIOD(jobject, c_1gpiod_1chip_1iter_1next_1noclose)(HERE, jlong iter) {
  return address(env, gpiod_chip_iter_next_noclose(ITER));
}

GPIOD(void, c_1gpiod_1chip_1iter_1free)(HERE, jlong iter) { gpiod_chip_iter_free(ITER); }

GPIOD(void, c_1gpiod_1chip_1iter_1free_1noclose)(HERE, jlong iter) { gpiod_chip_iter_free_noclose(ITER); }

GPIOD(void, c_1gpiod_1chip_1close)(HERE, jlong chip) { gpiod_chip_close(CHIP); }

GPIOD(jstring, c_1gpiod_1chip_1name)(HERE, jlong chip) { return (*env)->NewStringUTF(env, gpiod_chip_name(CHIP)); }

GPIOD(jstring, c_1gpiod_1chip_1label)(HERE, jlong chip) { return (*env)->NewStringUTF(env, gpiod_chip_label(CHIP)); }

GPIOD(jint, c_1gpiod_1chip_1num_1lines)(HERE, jlong chip) { return gpiod_chip_num_lines(CHIP); }

GPIOD(jobject, c_1gpiod_1chip_1get_1line)(HERE, jlong chip, jint offset) {
  return address(env, gpiod_chip_get_line(CHIP, offset));
}

GPIOD(jint, c_1gpiod_1line_1offset)(HERE, jlong line) { return gpiod_line_offset(LINE); }

GPIOD(jint, c_1gpiod_1line_1direction)(HERE, jlong line) { return gpiod_line_direction(LINE); }

GPIOD(jint, c_1gpiod_1line_1request_1output)(HERE, jlong line, jstring consumer, jint value) {
  const char *name = (*env)->GetStringUTFChars(env, consumer, NULL);
  int result = gpiod_line_request_output(LINE, name, value);
  (*env)->ReleaseStringUTFChars(env, consumer, name);
  return result;
}

GPIOD(jint, c_1gpiod_1line_1request_1both_1edges_1events_1flags)(HERE, jlong line, jstring consumer, jint flags) {
  const char *name = (*env)->GetStringUTFChars(env, consumer, NULL);
  int result = gpiod_line_request_both_edges_events_flags(LINE, name, flags);
  (*env)->ReleaseStringUTFChars(env, consumer, name);
  return result;
}

GPIOD(void, c_1gpiod_1line_1release)(HERE, jlong line) { gpiod_line_release(LINE); }

GPIOD(jint, c_1gpiod_1line_1get_1value)(HERE, jlong line) { return gpiod_line_get_value(LINE); }

GPIOD(jint, c_1gpiod_1line_1set_1value)(HERE, jlong line, jint value) { return gpiod_line_set_value(LINE, value); }

GPIOD(jint, c_1gpiod_1line_1event_1wait)(HERE, jlong line, jlong nanos) {
  struct timespec limit = {nanos / 1000000000, nanos % 1000000000};
  return gpiod_line_event_wait(LINE, &limit);
}

GPIOD(jobject, c_1gpiod_1line_1event_1new)(HERE) { return address(env, calloc(1, sizeof(struct gpiod_line_event))); }

GPIOD(void, c_1gpiod_1line_1event_1free)(HERE, jlong event) { free(EVENT); }

GPIOD(jint, c_1gpiod_1line_1event_1read)(HERE, jlong line, jlong event) { return gpiod_line_event_read(LINE, EVENT); }

GPIOD(jlong, c_1gpiod_1line_1event_1get_1timespec)(HERE, jlong event) {
  return EVENT->ts.tv_sec * 1000000000L + EVENT->ts.tv_nsec;
}

GPIOD(jint, c_1gpiod_1line_1event_1get_1type)(HERE, jlong event) { return EVENT->event_type; }

GPIOD(jstring, c_1gpiod_1strerror)(HERE) { return (*env)->NewStringUTF(env, strerror(errno)); }
