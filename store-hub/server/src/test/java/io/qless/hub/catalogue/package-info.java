/// The catalogue held to its promises, with the real sample store.
@NullMarked
package io.qless.hub.catalogue;

import org.jspecify.annotations.NullMarked;
