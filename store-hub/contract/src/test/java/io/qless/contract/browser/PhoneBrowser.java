package io.qless.contract.browser;

import io.qless.contract.link.Soon;
import io.qless.contract.wire.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import tools.jackson.databind.JsonNode;

/// A phone's browser without a window: touch, a phone's pixels, a fresh profile that goes with it.
/// Elements are named by CSS selectors. For one thread; close it.
public final class PhoneBrowser implements AutoCloseable {

  private static final String CHROMIUM = program("chromium", "chromium");
  private static final String CHROMEDRIVER = program("chromedriver", "chromium-driver");

  private static final String FONTS = "kiosk-app/src/main/resources/io/qless/kiosk/look/fonts";

  /// Pixels of the screen for one of the page, as on most phones of today; pictures come out sharp.
  private static final int PIXEL_RATIO = 2;

  /// Wide enough for tables and split views: no phone any more.
  private static final int TABLET_WIDTH = 700;

  private final Path profile;
  private final ChromeDriver driver;
  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();

  private PhoneBrowser(Path profile, ChromeDriver driver) {
    this.profile = profile;
    this.driver = driver;
  }

  /// A phone of 390 x 844 whose owner reads English.
  public static PhoneBrowser open() {
    return open("en-IN");
  }

  /// A phone of 390 x 844.
  ///
  /// @param language that its owner reads, such as `hi-IN`
  public static PhoneBrowser open(String language) {
    Path profile = freshProfile();
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(CHROMEDRIVER).toFile())
            .usingAnyFreePort()
            .withEnvironment(Map.of("FONTCONFIG_FILE", fonts(profile).toString()))
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    ChromeDriver driver = new ChromeDriver(service, options(profile, language));
    driver.manage().timeouts().pageLoadTimeout(Soon.LIMIT).scriptTimeout(Duration.ofSeconds(20));
    PhoneBrowser phone = new PhoneBrowser(profile, driver);
    phone.tell("Emulation.setTouchEmulationEnabled", Map.of("enabled", true));
    phone.go("about:blank");
    phone.forget();
    return phone.size(390, 844);
  }

  private static ChromeOptions options(Path profile, String language) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM);
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--accept-lang=" + language,
        "--user-data-dir=" + profile);
    options.setCapability("goog:loggingPrefs", logs);
    return options;
  }

  /// Turns it into a screen of this size, in pixels of the page.
  public PhoneBrowser size(int width, int height) {
    tell(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            width,
            "height",
            height,
            "deviceScaleFactor",
            width < TABLET_WIDTH ? PIXEL_RATIO : 1,
            "mobile",
            true));
    return this;
  }

  /// Its owner prefers dark or light colours.
  public PhoneBrowser dark(boolean dark) {
    Map<String, String> scheme =
        Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    tell("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme)));
    return this;
  }

  /// Opens an address and waits until the page has loaded.
  public void go(String address) {
    driver.get(address);
  }

  /// Loads the page again.
  public void reload() {
    driver.navigate().refresh();
  }

  /// Whether a person sees this element.
  public boolean sees(String element) {
    try {
      return driver.findElements(By.cssSelector(element)).stream()
          .anyMatch(WebElement::isDisplayed);
    } catch (StaleElementReferenceException drawnAgain) {
      return false;
    }
  }

  /// What a person reads in this element, empty if it is not there.
  public String text(String element) {
    try {
      List<WebElement> found = driver.findElements(By.cssSelector(element));
      return found.isEmpty() ? "" : found.getFirst().getText();
    } catch (StaleElementReferenceException drawnAgain) {
      return "";
    }
  }

  /// Waits until a person sees this element.
  public void awaitSight(String element) {
    Soon.soon(() -> element + " is seen; the page: " + text("body"), () -> sees(element));
  }

  /// Waits until a person reads these words in this element.
  public void await(String element, String words) {
    Soon.soon(
        () -> element + " says \"" + words + "\"; it says: " + text(element),
        () -> text(element).contains(words));
  }

  /// Taps an element once it is seen, and again if it was drawn anew under the finger.
  public void tap(String element) {
    awaitSight(element);
    Soon.soon(() -> element + " takes the tap", () -> takesTap(element));
  }

  private boolean takesTap(String element) {
    try {
      driver.findElement(By.cssSelector(element)).click();
      return true;
    } catch (StaleElementReferenceException | NoSuchElementException drawnAgain) {
      return false;
    }
  }

  /// Empties a field and types into it.
  public void type(String field, CharSequence text) {
    awaitSight(field);
    WebElement input = driver.findElement(By.cssSelector(field));
    input.clear();
    input.sendKeys(text);
  }

  /// Presses keys wherever the focus is; see [org.openqa.selenium.Keys].
  public void press(CharSequence keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /// Runs script in the page and gives what it returns.
  public @Nullable Object run(String script, Object... arguments) {
    return ((JavascriptExecutor) driver).executeScript(script, arguments);
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
    try {
      Files.createDirectories(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// Everything the console was warned of so far: errors, refused answers, broken policy.
  public List<String> complaints() {
    for (LogEntry entry : driver.manage().logs().get(LogType.BROWSER)) {
      complaints.add(entry.getMessage());
    }
    return List.copyOf(complaints);
  }

  /// Every address that pages asked for so far, sockets included.
  public List<String> requests() {
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode message = Json.mapperForTrees().readTree(entry.getMessage()).get("message");
      JsonNode params = message.get("params");
      switch (message.get("method").asString()) {
        case "Network.requestWillBeSent" ->
            requests.add(params.get("request").get("url").asString());
        case "Network.webSocketCreated" -> requests.add(params.get("url").asString());
        default -> {}
      }
    }
    return List.copyOf(requests);
  }

  /// Forgets the complaints and requests so far.
  public void forget() {
    complaints();
    requests();
    complaints.clear();
    requests.clear();
  }

  /// The driver, for what this class has no word for.
  public ChromeDriver driver() {
    return driver;
  }

  /// A command of the Chrome DevTools protocol.
  public Map<String, Object> tell(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  @Override
  public void close() {
    driver.quit();
    Soon.soon("the profile is gone: " + profile, () -> delete(profile));
  }

  /// The browser's last processes may still write: try again then.
  private static boolean delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | UncheckedIOException stillWriting) {
      return !Files.exists(folder);
    }
  }

  /// A phone can write Hindi; a machine that builds often can't. Inside the repository the
  /// trolley's fonts help out.
  private static Path fonts(Path profile) {
    try {
      return Files.writeString(
          profile.resolve("fonts.conf"),
          """
          <?xml version="1.0"?>
          <fontconfig>
            <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
            %s
            <alias binding="same"><family>system-ui</family>
              <prefer><family>Noto Sans</family><family>Noto Sans Devanagari</family></prefer></alias>
          </fontconfig>
          """
              .formatted(trolleyFonts()));
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String trolleyFonts() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(FONTS))) {
        return "<dir>" + folder.resolve(FONTS) + "</dir>";
      }
    }
    return "";
  }

  private static Path freshProfile() {
    try {
      return Files.createTempDirectory("phone-browser");
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String program(String name, String debianPackage) {
    Path program = Path.of("/usr/bin", name);
    if (!Files.isExecutable(program)) {
      throw new AssertionError(
          program + " is missing: install the Debian package " + debianPackage);
    }
    return program.toString();
  }
}
