package io.qless.contract.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhoneBrowserIT {

  private static final String PAGE =
      "data:text/html,<meta name=viewport content=width=device-width><button>Go</button><p></p>"
          + "<script>document.querySelector('button').onclick = () =>"
          + " { document.querySelector('p').textContent = navigator.language; console.error('oh');"
          + " }</script>";

  @TempDir Path directory;

  @Test
  void itTapsReadsHearsComplaintsAndTakesPictures() throws Exception {
    try (PhoneBrowser phone = PhoneBrowser.open("hi-IN").dark(true)) {
      phone.go(PAGE);
      assertThat(phone.holds("innerWidth === 390 && innerHeight === 844")).isTrue();
      assertThat(phone.holds("matchMedia('(prefers-color-scheme: dark)').matches")).isTrue();
      assertThat(phone.holds("matchMedia('(pointer: coarse)').matches")).isTrue();
      phone.tap("button");
      phone.await("p", "hi-IN");
      assertThat(phone.complaints()).singleElement().asString().contains("oh");
      assertThat(phone.requests()).contains(phone.driver().getCurrentUrl());
      assertThat(Files.size(phone.shot(directory.resolve("shots/page.png")))).isPositive();
      phone.size(360, 640);
      assertThat(phone.holds("innerWidth === 360")).isTrue();
      assertThat(phone.scrollsSideways()).isFalse();
    }
  }
}
