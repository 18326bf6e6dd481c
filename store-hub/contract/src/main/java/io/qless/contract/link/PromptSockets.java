package io.qless.contract.link;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/// Makes sockets that send at once. The MQTT client never switches Nagle's algorithm off; together
/// with the other side's delayed acknowledgement that costs 40 ms per message with some brokers
/// (RFC 1122, section 4.2.3.4).
final class PromptSockets {

  private PromptSockets() {}

  /// The factory for a broker, encrypted or not.
  static SocketFactory forBroker(LinkConfig config) {
    if (!config.encrypted()) {
      return new Plain(SocketFactory.getDefault());
    }
    return new Tls(config.trust().context().getSocketFactory());
  }

  private static Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }

  private static final class Plain extends SocketFactory {

    private final SocketFactory sockets;

    Plain(SocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket() throws IOException {
      return prompt(sockets.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return prompt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return prompt(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return prompt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return prompt(sockets.createSocket(host, port, local, localPort));
    }
  }

  private static final class Tls extends SSLSocketFactory {

    private final SSLSocketFactory sockets;

    Tls(SSLSocketFactory sockets) {
      this.sockets = sockets;
    }

    @Override
    public Socket createSocket() throws IOException {
      return prompt(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket inner, String host, int port, boolean autoClose)
        throws IOException {
      return prompt(sockets.createSocket(prompt(inner), host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return prompt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return prompt(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return prompt(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return prompt(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
      return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
      return sockets.getSupportedCipherSuites();
    }
  }
}
