package io.qless.bridge.tool;

import io.qless.bridge.setup.DeviceSetup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the setup of a scanner or a scale from the command line.
final class DeviceConverter implements ITypeConverter<DeviceSetup> {

  @Override
  public DeviceSetup convert(String text) {
    try {
      return DeviceSetup.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }
}
