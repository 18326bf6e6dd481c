package io.qless.contract.browser;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotScale;
import io.qless.contract.link.Soon;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A phone's browser without a window: touch, a phone's pixels, a fresh profile that goes with it.
/// Elements are named by CSS selectors. For one thread, as what it hears comes in only while it is
/// asked; close it.
public final class PhoneBrowser implements AutoCloseable {

  /// Pixels of the screen for one of the page, as on most phones of today; pictures come out sharp.
  private static final int PIXEL_RATIO = 2;

  /// Wide enough for tables and split views: no phone any more, and its pictures need no sharpness.
  private static final int TABLET_WIDTH = 700;

  /// Needs no language and nothing from outside, and no browser but Debian's.
  private static final Map<String, String> DRIVER = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");

  /// What a person sees: there, of some size, not transparent.
  private static final String SEEN =
      """
      const seen = element => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && box.height > 0
          && element.checkVisibility({visibilityProperty: true, opacityProperty: true});
      };
      """;

  private static final String SEES =
      SEEN + "return [...document.querySelectorAll(arguments[0])].some(seen);";

  private static final String READS =
      SEEN
          + """
          const element = document.querySelector(arguments[0]);
          const text = element && seen(element) ? element.innerText ?? element.textContent : '';
          return text.replaceAll('\\u00a0', ' ').trim();
          """;

  private final Path profile;
  private final Playwright driver;
  private final BrowserContext browser;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final Map<Page, CDPSession> tools = new HashMap<>();
  private Page page;
  private int width = 390;
  private int height = 844;
  private boolean dark;

  private PhoneBrowser(Path profile, Playwright driver, BrowserContext browser) {
    this.profile = profile;
    this.driver = driver;
    this.browser = browser;
    page = browser.pages().getFirst();
    browser.setDefaultTimeout((double) Soon.LIMIT.toMillis());
    browser.onRequest(request -> requests.add(request.url()));
    browser.onWebError(error -> complaints.add(error.error()));
    browser.onConsoleMessage(message -> {
      if (message.type().matches("error|warning")) {
        complaints.add(message.text() + " at " + message.location());
      }
    });
    browser.onPage(this::listenTo);
    listenTo(page);
  }

  /// A phone of 390 x 844 whose owner reads English.
  public static PhoneBrowser open() {
    return open("en-IN");
  }

  /// A phone of 390 x 844.
  ///
  /// @param language that its owner reads, such as `hi-IN`
  public static PhoneBrowser open(String language) {
    return launch(language, List.of(), List.of());
  }

  /// A phone that may use its camera and sees this film there, over and over.
  ///
  /// @param film Motion JPEG; see [CameraFilm]
  public static PhoneBrowser openWithCamera(Path film) {
    return launch(
        "en-IN",
        List.of(
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--use-file-for-fake-video-capture=" + film.toAbsolutePath()),
        List.of("camera"));
  }

  private static PhoneBrowser launch(String language, List<String> flags, List<String> allowed) {
    Path chromium = NeededProgram.find("chromium", "chromium");
    Path profile = PhoneProfile.fresh();
    Map<String, String> surroundings = new HashMap<>(System.getenv());
    surroundings.put("FONTCONFIG_FILE", PhoneFonts.writeTo(profile).toString());
    List<String> arguments = new ArrayList<>(flags);
    arguments.addAll(List.of("--disable-gpu", "--disable-quic", "--disable-sync"));
    Playwright driver = Playwright.create(new Playwright.CreateOptions().setEnv(DRIVER));
    try {
      BrowserContext browser =
          driver
              .chromium()
              .launchPersistentContext(
                  profile,
                  new BrowserType.LaunchPersistentContextOptions()
                      .setExecutablePath(chromium)
                      .setArgs(arguments)
                      .setEnv(surroundings)
                      .setLocale(language)
                      .setPermissions(allowed)
                      .setViewportSize(390, 844)
                      .setDeviceScaleFactor(PIXEL_RATIO)
                      .setHasTouch(true)
                      .setIsMobile(true));
      return new PhoneBrowser(profile, driver, browser);
    } catch (PlaywrightException cause) {
      driver.close();
      throw cause;
    }
  }

  private void listenTo(Page tab) {
    tab.onWebSocket(socket -> requests.add(socket.url()));
  }

  /// Turns it into a screen of this size, in pixels of the page.
  public PhoneBrowser size(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    page.setViewportSize(width, height);
    return this;
  }

  /// Its owner prefers dark or light colours.
  public PhoneBrowser dark(boolean prefersDark) {
    dark = prefersDark;
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
    return this;
  }

  /// Opens a tab beside those that are there, and looks at it.
  public void newTab() {
    page = browser.newPage();
    size(width, height).dark(dark);
  }

  /// Looks at another tab.
  ///
  /// @param number in the order in which they were opened, from 0
  public void toTab(int number) {
    page = browser.pages().get(number);
    page.bringToFront();
    size(width, height).dark(dark);
  }

  /// Whether it is cut off from all networks: its tabs and what works for them behind.
  public PhoneBrowser offline(boolean offline) {
    browser.setOffline(offline);
    return this;
  }

  /// Slows the tab that is looked at down, both ways; 0 and 0 lift it.
  ///
  /// @param latencyMillis from a request to the first byte of its answer
  /// @param kilobitPerSecond of all its answers together
  public PhoneBrowser network(int latencyMillis, int kilobitPerSecond) {
    double bytesPerSecond = kilobitPerSecond == 0 ? -1 : kilobitPerSecond * 1000.0 / 8;
    tell("Network.enable", Map.of());
    tell(
        "Network.emulateNetworkConditions",
        Map.of(
            "offline",
            false,
            "latency",
            latencyMillis,
            "downloadThroughput",
            bytesPerSecond,
            "uploadThroughput",
            bytesPerSecond));
    return this;
  }

  /// Opens an address and waits until the page has loaded.
  public void go(String address) {
    page.navigate(address);
  }

  /// Loads the page again.
  public void reload() {
    page.reload();
  }

  /// Where the page is.
  public String address() {
    return page.url();
  }

  /// Whether a person sees this element.
  public boolean sees(String element) {
    return Boolean.TRUE.equals(look(SEES, element));
  }

  /// What a person reads in this element, empty if it is not there.
  public String text(String element) {
    return look(READS, element) instanceof String text ? text : "";
  }

  /// How many of these the page has.
  public int count(String element) {
    return page.locator(css(element)).count();
  }

  /// A page that is just being left shows nothing.
  private @Nullable Object look(String script, String element) {
    try {
      return run(script, element);
    } catch (PlaywrightException cause) {
      if (String.valueOf(cause.getMessage()).contains("context was destroyed")) {
        return null;
      }
      throw cause;
    }
  }

  /// Waits until a person sees this element.
  public void awaitSight(String element) {
    Soon.soon(
        () -> element + " is seen; the page: " + text("body") + "; it complains: " + complaints(),
        () -> sees(element));
  }

  /// Waits until a person reads these words in this element.
  public void await(String element, String words) {
    Soon.soon(
        () -> element + " says \"" + words + "\"; it says: " + text(element),
        () -> text(element).contains(words));
  }

  /// Taps an element once it is seen and holds still, and again if it was drawn anew under the
  /// finger. Something that lies over it must go first, as for a thumb.
  public void tap(String element) {
    awaitSight(element);
    visible(element).tap();
  }

  /// Taps an element and keeps the file that it leads to, under the name that it comes with.
  public Path download(String element, Path folder) {
    awaitSight(element);
    var file = page.waitForDownload(() -> visible(element).tap());
    Path kept = folder.resolve(file.suggestedFilename());
    file.saveAs(kept);
    return kept;
  }

  /// Empties a field and types into it.
  public void type(String field, CharSequence text) {
    awaitSight(field);
    Locator input = visible(field);
    input.fill("");
    input.pressSequentially(text.toString());
  }

  /// Presses a key wherever the focus is, such as `Enter` or `Escape`.
  public void press(String key) {
    page.keyboard().press(key);
  }

  private Locator visible(String element) {
    return page.locator(css(element)).filter(new Locator.FilterOptions().setVisible(true)).first();
  }

  private static String css(String element) {
    return "css=" + element;
  }

  /// Runs script in the page, as the body of a function, and gives what it returns or promises.
  public @Nullable Object run(String script, Object... arguments) {
    return page.evaluate(
        "given => (function () {" + script + "\n}).apply(window, given)", List.of(arguments));
  }

  /// Whether script finds it so.
  public boolean holds(String expression) {
    return Boolean.TRUE.equals(run("return Boolean(" + expression + ")"));
  }

  /// Whether the page can be pushed sideways, which no phone page should.
  public boolean scrollsSideways() {
    return holds(
        "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
            + " > document.documentElement.clientWidth");
  }

  /// Writes what the screen shows to a PNG file.
  public Path shot(Path file) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(file)
            .setScale(width < TABLET_WIDTH ? ScreenshotScale.DEVICE : ScreenshotScale.CSS));
    return file;
  }

  /// Everything the consoles of all tabs were warned of so far: errors, refused answers, broken
  /// policy.
  public List<String> complaints() {
    hear();
    return List.copyOf(complaints);
  }

  /// Every address that was asked for so far, by tabs or by what works for them behind; sockets
  /// included.
  public List<String> requests() {
    hear();
    return List.copyOf(requests);
  }

  /// Forgets the complaints and requests so far.
  public void forget() {
    hear();
    complaints.clear();
    requests.clear();
  }

  /// What the browser has told so far comes in before its answer does.
  private void hear() {
    page.evaluate("0");
  }

  /// Runs script at the begin of every page that this tab loads from now on.
  ///
  /// @return ends it
  public Runnable eachPageBegins(String script) {
    CDPSession session = session();
    session.send("Page.enable");
    JsonObject source = new JsonObject();
    source.addProperty("source", script);
    JsonObject begun = session.send("Page.addScriptToEvaluateOnNewDocument", source);
    return () -> session.send("Page.removeScriptToEvaluateOnNewDocument", begun);
  }

  /// A command of the Chrome DevTools protocol to the tab that is looked at.
  public JsonObject tell(String command, Map<String, ?> parameters) {
    JsonObject given = new Gson().toJsonTree(parameters).getAsJsonObject();
    return session().send(command, given);
  }

  private CDPSession session() {
    return tools.computeIfAbsent(page, browser::newCDPSession);
  }

  @Override
  public void close() {
    browser.close();
    driver.close();
    PhoneProfile.remove(profile);
  }
}
