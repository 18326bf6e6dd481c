/// The first and the last thing a shopper sees: [WelcomeView] invites and asks for the language,
/// [GreetingView] fills the moments when there is nothing to do (getting ready, good-bye).
@NullMarked
package io.qless.kiosk.welcome;

import org.jspecify.annotations.NullMarked;
