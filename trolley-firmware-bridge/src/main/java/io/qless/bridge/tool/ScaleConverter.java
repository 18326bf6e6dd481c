package io.qless.bridge.tool;

import io.qless.bridge.setup.ScaleSetup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a scale's setup from the command line.
final class ScaleConverter implements ITypeConverter<ScaleSetup> {

  @Override
  public ScaleSetup convert(String text) {
    try {
      return ScaleSetup.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }
}
