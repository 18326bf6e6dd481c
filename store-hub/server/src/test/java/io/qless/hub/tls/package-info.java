/// Tests of the hub's certificate, judged by OpenSSL, Java and a browser.
@NullMarked
package io.qless.hub.tls;

import org.jspecify.annotations.NullMarked;
