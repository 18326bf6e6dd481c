package io.qless.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.qless.contract.browser.Axe;
import io.qless.contract.browser.PhoneBrowser;
import java.nio.file.Path;
import java.util.List;

/// Looks at what a phone shows like a strict designer: in both languages, by day and by night, on a
/// small phone, a usual one and a tablet; and like [Axe] for those who can't see, hear or hit well.
/// Pictures go to `target/shots`. Test use only.
final class PhoneAudit {

  private static final Path SHOTS = Path.of("target", "shots");

  /// What a finger must hit is 44 px or more (WCAG 2.2, 2.5.5); a row of text is not a target.
  private static final String SMALL_TARGETS =
      """
      const there = element => element.checkVisibility({visibilityProperty: true, opacityProperty: true});
      return [...document.querySelectorAll('button, a, input')].filter(there)
        .map(element => element.type === 'checkbox' ? element.closest('label') : element)
        .map(element => [element, element.getBoundingClientRect()])
        .filter(([, box]) => box.width < 44 || box.height < 44)
        .map(([element, box]) => `${element.outerHTML.slice(0, 90)} ${box.width} x ${box.height}`);
      """;

  /// Text stands out from its ground by 4.5 to 1, large text by 3 to 1 (WCAG 2.2, 1.4.3). [Axe]
  /// knows more of it but is not sure of texts that lie over others, as in a sheet.
  private static final String PALE_TEXTS =
      """
      const parse = colour => colour.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
        .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
      const over = ([r, g, b, a = 1], [x, y, z]) => [r * a + x * (1 - a), g * a + y * (1 - a), b * a + z * (1 - a)];
      const ground = element => {
        if (!element) return [255, 255, 255];
        const own = parse(getComputedStyle(element).backgroundColor);
        return (own[3] ?? 1) === 1 ? own : over(own, ground(element.parentElement));
      };
      const pale = [];
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const element = walk.currentNode.parentElement;
        if (!walk.currentNode.data.trim() || element.closest('[disabled], [aria-busy], .toast')) continue;
        if (!element.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
        const style = getComputedStyle(element);
        const pair = [light(over(parse(style.color), ground(element))), light(ground(element))];
        const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
        if (ratio < (parseFloat(style.fontSize) >= 24 ? 3 : 4.5)) {
          pale.push(`${walk.currentNode.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
        }
      }
      return pale;
      """;

  /// What a person must never read.
  private static final String PLACEHOLDERS =
      """
      return [...document.body.innerText.matchAll(/\\{\\d\\}|undefined|NaN|null|\\[object/g)].map(String);
      """;

  private final PhoneBrowser phone;

  PhoneAudit(PhoneBrowser phone) {
    this.phone = phone;
  }

  /// Looks at a state from all sides and leaves the phone as it was: English, light, 390 x 844. On
  /// the small phone every look is there and judged by [Axe]; the other sizes differ only in shape,
  /// so they see one look for each language.
  void look(String state) {
    phone.size(360, 640);
    for (String language : List.of("en", "hi")) {
      for (boolean dark : List.of(false, true)) {
        lookOnce(state, "small", language, dark);
        judge(state, "small", language, dark);
      }
    }
    lookBothWays(state, "phone", 390, 844);
    lookBothWays(state, "tablet", 820, 1180);
    leaveAsItWas();
  }

  /// Looks at a state as on the screen of a desk.
  void lookWide(String state) {
    lookBothWays(state, "desk", 1280, 800);
    judge(state, "desk", "hi", true);
    leaveAsItWas();
  }

  private void leaveAsItWas() {
    phone.size(390, 844).dark(false);
    say("en");
  }

  private void lookBothWays(String state, String size, int width, int height) {
    phone.size(width, height);
    lookOnce(state, size, "en", false);
    lookOnce(state, size, "hi", true);
  }

  private void lookOnce(String state, String size, String language, boolean dark) {
    say(language);
    phone.dark(dark);
    String name = name(state, size, language, dark);
    phone.shot(SHOTS.resolve("phone-" + name + ".png"));
    assertThat(found(PALE_TEXTS)).as(name + ": pale texts").isEmpty();
    assertThat(phone.scrollsSideways()).as(name + ": can be pushed sideways").isFalse();
    assertThat(found(SMALL_TARGETS)).as(name + ": small targets").isEmpty();
    assertThat(found(PLACEHOLDERS)).as(name + ": texts with holes").isEmpty();
  }

  private void judge(String state, String size, String language, boolean dark) {
    assertThat(Axe.findings(phone)).as(name(state, size, language, dark)).isEmpty();
  }

  private static String name(String state, String size, String language, boolean dark) {
    return "%s-%s-%s-%s".formatted(state, size, language, dark ? "dark" : "light");
  }

  /// Switches the language as the button does, also while a sheet lies over it.
  void say(String language) {
    phone.run(
        "if (document.documentElement.lang !== arguments[0])"
            + " document.getElementById('language').click()",
        language);
  }

  private List<?> found(String script) {
    return phone.run(script) instanceof List<?> list ? list : List.of("the script gave no list");
  }
}
