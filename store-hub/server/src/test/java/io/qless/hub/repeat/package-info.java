@NullMarked
package io.qless.hub.repeat;

import org.jspecify.annotations.NullMarked;
