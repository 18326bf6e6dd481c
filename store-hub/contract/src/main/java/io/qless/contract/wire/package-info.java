/// The words on the wire between trolleys, hub, gates and phones: topics, messages and their one
/// JSON form.
///
/// Messages are records; [io.qless.contract.wire.Json] writes and reads them and knows the shop's
/// own types. [io.qless.contract.wire.Topics] says who talks where. A changed golden file in the
/// tests is a changed protocol.
@NullMarked
package io.qless.contract.wire;

import org.jspecify.annotations.NullMarked;
