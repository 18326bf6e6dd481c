/// The store's data as one file and back: [io.qless.hub.backup.BackupDesk] takes a backup while the
/// hub serves, [io.qless.hub.backup.Restore] fills an empty store from it while no hub runs. What
/// stands in the file says [io.qless.contract.backup.BackupManifest].
///
/// Keys are never in it: `exit-pass.key`, `access-token.key`, `code-pepper` and `admin-token` stay
/// in the data directory and are kept beside, once, by whoever keeps the store's secrets. Without
/// them a restored store goes on with new ones, as [io.qless.hub.backup.Restore] says. Devices keep
/// their passwords: the database has only their hashes.
@NullMarked
package io.qless.hub.backup;

import org.jspecify.annotations.NullMarked;
