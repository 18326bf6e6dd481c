/// A store's backup as a file: what it holds and how it is checked. The hub writes and restores it,
/// the command line looks at it where no hub is. Start at [io.qless.contract.backup.BackupFile].
///
/// Words: a *backup* is one zip file with a *manifest*, one member per table with one JSON array
/// per row and line, and the pictures. It is the same whether the hub keeps its data in H2 or in
/// PostgreSQL, so a store can move from one to the other by it.
@NullMarked
package io.qless.contract.backup;

import org.jspecify.annotations.NullMarked;
