package io.qless.monkey;

import io.qless.kiosk.KioskConfig;
import io.qless.kiosk.WatchedKiosk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// The trolley's process: the kiosk with a diary, and a socket for the monkey's paw. Arguments: the
/// diary's file, the socket, then what the kiosk takes.
public final class PawMain {

  /// The last words before the monkey may come.
  static final String READY = "the paw is ready";

  private static final Logger LOG = LoggerFactory.getLogger(PawMain.class);

  private PawMain() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, mistake) -> LOG.error("thread {} ended", thread, mistake));
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    List<String> words = List.of(arguments);
    Diary diary = new Diary(Path.of(words.getFirst()));
    KioskConfig config = KioskConfig.parse(words.subList(2, words.size()));
    Paw paw = new Paw(WatchedKiosk.open(config, diary::note).kiosk(), diary);
    Path socket = Path.of(words.get(1));
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    LOG.info(READY);
    while (true) {
      SocketChannel hand = server.accept();
      Thread.ofVirtual().start(() -> serve(hand, paw));
    }
  }

  private static void serve(SocketChannel hand, Paw paw) {
    try (hand;
        BufferedReader in = new BufferedReader(Channels.newReader(hand, StandardCharsets.UTF_8));
        Writer out = Channels.newWriter(hand, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        out.write(paw.run(line).replaceAll("[\r\n]+", " ") + "\n");
        out.flush();
      }
    } catch (IOException gone) {
      LOG.debug("the monkey hung up", gone);
    }
  }
}
