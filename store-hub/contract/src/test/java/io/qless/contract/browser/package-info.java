/// A phone in a test: a real Chromium without a window, driven like a thumb would.
///
/// [io.qless.contract.browser.PhoneBrowser] opens one with the size, touch and pixels of a phone. A
/// test asks for pages, types, taps, waits for what a person would see, and in the end looks at
/// what the page complained about and where it asked. The browser and its driver are Debian's
/// (packages `chromium` and `chromium-driver`); nothing is downloaded. Other modules get this
/// package with contract's test jar and name `selenium-chrome-driver` themselves, as a test jar
/// hands on no dependencies.
@NullMarked
package io.qless.contract.browser;

import org.jspecify.annotations.NullMarked;
