package io.qless.hub.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

class QrPatternTest {

  @Test
  void theDotsSayTheText() throws Exception {
    for (String text : new String[] {"upi://pay?pa=x@sim&am=887.72", "k.".repeat(300)}) {
      QrPattern pattern = QrPattern.of(text);
      BitMatrix modules = new BitMatrix(pattern.size());
      for (int i = 0; i < pattern.dots().length(); i++) {
        if (pattern.dots().charAt(i) == '1') {
          modules.set(i % pattern.size(), i / pattern.size());
        }
      }
      assertThat(new Decoder().decode(modules).getText()).isEqualTo(text);
    }
  }

  @Test
  void whatNoCodeCanHoldIsNotDrawn() {
    assertThat(QrPattern.of("")).isEqualTo(QrPattern.NONE);
    assertThat(QrPattern.of("x".repeat(2_954))).isEqualTo(QrPattern.NONE);
  }
}
