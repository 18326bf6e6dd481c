package io.qless.bridge.javapos;

import io.qless.bridge.scale.WeighingInstrument;
import io.qless.bridge.setup.ScaleAdapter;

/// All scales that `jpos.xml` names.
public final class JavaPosScales implements ScaleAdapter {

  @Override
  public WeighingInstrument scale(String name, int divisionGrams) {
    return new JavaPosScale(name, divisionGrams);
  }
}
