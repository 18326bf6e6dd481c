package io.qless.bridge.javapos;

import java.lang.reflect.Proxy;
import jpos.config.JposEntry;
import jpos.loader.JposServiceInstance;
import jpos.loader.JposServiceInstanceFactory;
import jpos.services.ScaleService115;
import jpos.services.ScannerService115;

/// What `jpos.xml` names: gives each control the service that the test plays.
public final class PlayedServices implements JposServiceInstanceFactory {

  static volatile PlayedService service = new PlayedService();
  static volatile PlayedScaleService scale = new PlayedScaleService();

  @Override
  public JposServiceInstance createInstance(String logicalName, JposEntry entry) {
    boolean isScale = logicalName.endsWith("Scale");
    return (JposServiceInstance)
        Proxy.newProxyInstance(
            PlayedServices.class.getClassLoader(),
            new Class<?>[] {isScale ? ScaleService115.class : ScannerService115.class},
            isScale ? scale : service);
  }
}
