/// How the sources of all of Q-Less read, held by a test.
///
/// It stands in the first module of the build, so that a slip is told in seconds and not after the
/// slow tests. Start with `TidyTest`; each of its rules says what to do instead.
@NullMarked
package io.qless.tidy;

import org.jspecify.annotations.NullMarked;
