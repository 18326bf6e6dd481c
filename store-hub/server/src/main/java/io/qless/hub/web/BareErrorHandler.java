package io.qless.hub.web;

import io.qless.contract.rest.Problem;
import io.qless.contract.wire.Json;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what Jetty itself refuses, before any route sees it, such as a broken address. Says no
/// more than the status, and that the connection ends: after some of these Jetty reads no further,
/// and a client that did not know would lose its next request.
final class BareErrorHandler extends ErrorHandler {

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus() < 400 ? 500 : response.getStatus();
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Problem problem = Problem.of(status, WebEdge.code(status), "Not taken", "");
    response.write(true, ByteBuffer.wrap(Json.bytes(problem)), callback);
    return true;
  }
}
