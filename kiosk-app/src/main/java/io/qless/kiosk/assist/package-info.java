/// Staff, questions and explanations: what lies over a page when the next step needs a word.
///
/// The tone is a rule, not taste: a doubtful sensor is the sensor's doubt; the screen asks, says
/// why, and says how it ends; it never accuses and never shows an alarm colour. [AssistLayer]
/// decides which one sheet is open; [NoticeBar] explains at the top without stopping anybody.
@NullMarked
package io.qless.kiosk.assist;

import org.jspecify.annotations.NullMarked;
