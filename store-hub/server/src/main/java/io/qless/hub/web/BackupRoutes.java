package io.qless.hub.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.qless.hub.auth.StaffJournal;
import io.qless.hub.backup.BackupDesk;
import io.qless.hub.backup.BackupDesk.Taken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// The door through which an admin takes a backup; behind [StaffDoor].
public final class BackupRoutes implements Doors {

  private final BackupDesk backups;
  private final StaffJournal journal;

  public BackupRoutes(BackupDesk backups, StaffJournal journal) {
    this.backups = backups;
    this.journal = journal;
  }

  @Override
  public void register(RoutesConfig routes) {
    routes.get("/admin/backup", this::give);
  }

  /// Length and digest (RFC 9530) go ahead of the bytes, so that whoever loads it knows how far it
  /// is and whether all has come.
  private void give(Context request) {
    try (Taken backup =
        backups
            .take()
            .orElseThrow(() ->
                ProblemException.of(
                    409, "BACKUP_RUNNING", "Another backup is being taken", "try again soon"))) {
      journal.note(StaffDoor.who(request), "GET " + request.path());
      request
          .disableCompression()
          .contentType("application/zip")
          .header("Content-Length", Long.toString(backup.bytes()))
          .header("Content-Disposition", "attachment; filename=\"" + backup.name() + '"')
          .header("Cache-Control", "no-store")
          .header("Repr-Digest", "sha-256=:" + backup.sha256() + ':');
      try (InputStream in = backup.read();
          OutputStream out = request.outputStream()) {
        in.transferTo(out);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("sending a backup", broken);
    }
  }
}
