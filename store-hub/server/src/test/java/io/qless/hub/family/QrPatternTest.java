package io.qless.hub.family;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import org.junit.jupiter.api.Test;

class QrPatternTest {

  @Test
  void theDotsSayTheText() throws Exception {
    for (String text : new String[] {"upi://pay?pa=x@sim&am=887.72", "k.".repeat(300)}) {
      assertThat(read(QrPattern.of(text)).getText()).isEqualTo(text);
    }
  }

  @Test
  void aPassHasTheRedundancyOfTheTrolleys() throws Exception {
    String token = "k.".repeat(200);
    assertThat(read(QrPattern.ofPass(token)).getText()).isEqualTo(token);
    assertThat(read(QrPattern.ofPass(token)).getECLevel()).isEqualTo("M");
    assertThat(read(QrPattern.of(token)).getECLevel()).isEqualTo("L");
    assertThat(QrPattern.ofPass("x".repeat(2_332))).isEqualTo(QrPattern.NONE);
  }

  private static DecoderResult read(QrPattern pattern) throws Exception {
    BitMatrix modules = new BitMatrix(pattern.size());
    for (int i = 0; i < pattern.dots().length(); i++) {
      if (pattern.dots().charAt(i) == '1') {
        modules.set(i % pattern.size(), i / pattern.size());
      }
    }
    return new Decoder().decode(modules);
  }

  @Test
  void whatNoCodeCanHoldIsNotDrawn() {
    assertThat(QrPattern.of("")).isEqualTo(QrPattern.NONE);
    assertThat(QrPattern.of("x".repeat(2_954))).isEqualTo(QrPattern.NONE);
  }
}
