package io.qless.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// SET and GET of a Redis on this machine, in its own protocol (RESP 2) and with nothing around it.
/// Used by one thread.
final class RedisPeer implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  RedisPeer(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = new BufferedOutputStream(socket.getOutputStream());
  }

  void set(String key, byte[] value) throws IOException {
    send("SET", key, value);
    line();
  }

  /// The value; empty if there is none.
  byte[] get(String key) throws IOException {
    send("GET", key);
    String length = line();
    if (length.equals("$-1")) {
      return new byte[0];
    }
    byte[] value = in.readNBytes(Integer.parseInt(length.substring(1)));
    line();
    return value;
  }

  private void send(String verb, String key, byte[]... values) throws IOException {
    out.write(("*" + (2 + values.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
    bulk(verb.getBytes(StandardCharsets.US_ASCII));
    bulk(key.getBytes(StandardCharsets.US_ASCII));
    for (byte[] value : values) {
      bulk(value);
    }
    out.flush();
  }

  private void bulk(byte[] bytes) throws IOException {
    out.write(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.write('\r');
    out.write('\n');
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("Redis closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
