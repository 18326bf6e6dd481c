package io.qless.bridge.tool;

import io.qless.bridge.setup.ScannerSetup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a scanner's setup from the command line.
final class SetupConverter implements ITypeConverter<ScannerSetup> {

  @Override
  public ScannerSetup convert(String text) {
    try {
      return ScannerSetup.parse(text);
    } catch (IllegalArgumentException wrong) {
      throw new TypeConversionException(wrong.getMessage());
    }
  }
}
