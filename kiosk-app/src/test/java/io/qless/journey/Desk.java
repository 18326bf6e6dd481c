package io.qless.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A hand at the desk of a program with simulated devices: says one line, hears one.
///
/// @param name whose desk, for messages
/// @param socket where it listens
public record Desk(String name, Path socket) {

  private static final String OK = "ok";

  /// Says a line.
  ///
  /// @return what follows `ok`
  /// @throws JourneyException with the desk's reason if it says no
  public String say(String line) {
    String answer = ask(line);
    if (!answer.equals(OK) && !answer.startsWith(OK + " ")) {
      throw new JourneyException(
          "the " + name + " does not do \"" + shortened(line) + "\": " + answer);
    }
    return answer.substring(OK.length()).strip();
  }

  /// Says a line and gives the answer as it is.
  public String ask(String line) {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      Writer out = Channels.newWriter(channel, StandardCharsets.UTF_8);
      BufferedReader in = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      out.write(line + "\n");
      out.flush();
      String answer = in.readLine();
      return answer == null ? "the desk hung up" : answer;
    } catch (IOException cause) {
      throw new JourneyException(
          "the " + name + " does not listen at " + socket + ": " + cause.getMessage(), cause);
    }
  }

  private static String shortened(String line) {
    return line.length() < 60 ? line : line.substring(0, 57) + "...";
  }
}
