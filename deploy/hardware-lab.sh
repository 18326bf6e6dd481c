#!/usr/bin/env bash
# The bridge's drivers against a real kernel, without hardware: Debian's kernel in QEMU plays USB scanners to itself and
# really unplugs them, and plays the GPIO lines of a Raspberry Pi. Runs the tests of io.qless.bridge.lab in there and ends with 1 if one fails.
#
#   deploy/hardware-lab.sh                 all of them
#   deploy/hardware-lab.sh WedgeLabIT      only these classes
#
# It takes five minutes, since QEMU computes each instruction of the guest: so it is no part of what runs for each submission,
# which has 20 minutes for everything; deploy/test.sh --full runs it after all other tests.
#
# The guest sees this machine's files read-only, writes to a folder that is thrown away, and has no network. The kernel
# (70 MB, from Debian's packages, verified by apt) is kept in ${XDG_CACHE_HOME:-~/.cache}/qless/hardware-lab. Its module
# gpio-sim, which Debian leaves out, is built for it once, from Debian's sources (150 MB, not kept).
# QLESS_LAB_LIMIT (1500) is the number of seconds after which the guest is ended.
set -euo pipefail
. "$(dirname "$(readlink -f "$0")")/lib.sh"

readonly BRIDGE="$QLESS_HOME/trolley-firmware-bridge"
readonly CACHE="${XDG_CACHE_HOME:-$HOME/.cache}/qless/hardware-lab"
readonly LIMIT="${QLESS_LAB_LIMIT:-1500}"

# What the guest needs before it sees our files, each after what it stands on.
readonly FIRST_MODULES="virtio_ring virtio virtio_pci_modern_dev virtio_pci_legacy_dev virtio_pci
  9pnet 9pnet_virtio netfs fscache 9p overlay"

main() {
  case "${1:-}" in
    -h | --help)
      sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "$0"
      exit 0
      ;;
  esac
  need_programs
  scratch="$(mktemp -d)"
  qemu=""
  trap clean_up EXIT
  trap 'exit 130' INT TERM
  get_kernel
  build_gpio_module
  compile_tests
  build_gpio_glue
  choose_tests "$@"
  make_first_files
  write_guest_script
  boot
}

need_programs() {
  need_jdk
  need mvn maven
  need qemu-system-x86_64 qemu-system-x86 seabios
  need busybox busybox-static
  need cpio cpio
  need modprobe kmod
  need setpriv util-linux
  need dpkg-deb dpkg
  need apt-get apt
  need gcc gcc
  need make make
  need xz xz-utils
  [ -e /usr/include/gpiod.h ] || install_packages gpiod.h libgpiod-dev
  busybox="$(command -v busybox)"
  ! ldd "$busybox" >/dev/null 2>&1 || stop "$busybox needs libraries, which the guest has not yet when it starts." \
    "Install Debian's other one:  apt-get install busybox-static"
}

# Sets kernel to the unpacked package of the newest kernel that apt knows.
get_kernel() {
  local package
  package="$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-.*\)/\1/p' | head -n 1)"
  [ -n "$package" ] || stop "apt knows no kernel named linux-image-amd64. Is Debian in its sources? Try: apt-get update"
  kernel="$CACHE/$package"
  release="${package#linux-image-}"
  if [ ! -e "$kernel/ready" ]; then
    say "Getting $package (70 MB) ..."
    rm -rf "$kernel"
    mkdir -p "$kernel/package"
    (cd "$kernel/package" && apt-get download -q "$package" >&2) || stop "apt-get could not download $package."
    dpkg-deb -x "$kernel"/package/*.deb "$kernel"
    PATH="$PATH:/usr/sbin:/sbin" depmod -b "$kernel" "$release"
    rm -rf "$kernel/package"
    touch "$kernel/ready"
  fi
  say "Kernel: $release"
}

# Builds what plays GPIO lines: gpio-sim and the simulated interrupts that it stands on, in one module.
build_gpio_module() {
  local made="$kernel/gpio" version="${release%.*}" headers each
  [ ! -e "$made/gpio-sim-lab.ko" ] || return 0
  say "Building its module gpio-sim (150 MB to get) ..."
  headers="$made/headers/usr/src/linux-headers-$release"
  rm -rf "$made"
  mkdir -p "$made/packages" "$made/module"
  (cd "$made/packages" && apt-get download -q "linux-headers-$release" "linux-headers-${release%-*}-common" \
    "linux-kbuild-$version" "linux-source-$version" >&2) || stop "apt-get could not download what builds a module."
  for each in "$made"/packages/linux-headers-*.deb "$made"/packages/linux-kbuild-*.deb; do
    dpkg-deb -x "$each" "$made/headers"
  done
  sed -i "s#/usr/src#$made/headers/usr/src#" "$headers/Makefile"
  dpkg-deb --fsys-tarfile "$made"/packages/linux-source-*.deb | tar -xO "./usr/src/linux-source-$version.tar.xz" |
    tar -xJ -C "$made/module" --transform 's#.*/##' "linux-source-$version/drivers/gpio/gpio-sim.c" \
      "linux-source-$version/drivers/gpio/gpiolib.h" "linux-source-$version/kernel/irq/irq_sim.c"
  # A module may not call what the kernel keeps to itself; this does the same from outside.
  sed -i 's/handle_simple_irq(irq_to_desc(\(.*\)));/generic_handle_irq_safe(\1);/' "$made/module/irq_sim.c"
  printf '%s\n' 'obj-m := gpio-sim-lab.o' 'gpio-sim-lab-y := gpio-sim.o irq_sim.o' 'ccflags-y := -DCONFIG_IRQ_SIM=1' \
    >"$made/module/Makefile"
  make -s -C "$headers" M="$made/module" modules >"$made/log" 2>&1 || stop "gpio-sim does not build, see $made/log"
  mv "$made/module/gpio-sim-lab.ko" "$made/"
  rm -rf "$made/packages" "$made/headers" "$made/module"
}

# Pi4J has its native part for arm only.
build_gpio_glue() {
  mkdir "$share/gpio"
  cp "$(gcc -print-file-name=libgpiod.so.2)" "$share/gpio/libgpiod.so"
  gcc -shared -fPIC -Wall -Werror -I"$JAVA_HOME/include" -I"$JAVA_HOME/include/linux" \
    -o "$share/gpio/libpi4j-gpiod.so" "$BRIDGE/src/test/c/gpiod-on-a-pc.c" -lgpiod ||
    stop "The glue between Pi4J and libgpiod does not compile."
}

compile_tests() {
  say "Compiling the tests ..."
  (cd "$QLESS_HOME" && mvn -B -ntp -q test-compile dependency:build-classpath -pl trolley-firmware-bridge \
    -Dmdep.includeScope=test -Dmdep.outputFile="$scratch/class-path" </dev/null >&2) ||
    stop "The tests do not compile."
  share="$scratch/share"
  mkdir "$share"
  # Copied, so that a build beside a running guest changes nothing under it, and any user there may read them.
  cp -r "$BRIDGE/target/classes" "$BRIDGE/target/test-classes" "$share"
  mkdir "$share/lib"
  tr ':' '\n' <"$scratch/class-path" | xargs -d '\n' cp -t "$share/lib"
  chmod -R a+rX "$share"
}

# Sets tests to the full names of the classes to run.
choose_tests() {
  local folder="$share/test-classes/io/qless/bridge/lab" name file
  tests=()
  if [ $# -eq 0 ]; then
    for file in "$folder"/*IT.class; do
      tests+=("io.qless.bridge.lab.$(basename "$file" .class)")
    done
  fi
  for name in "$@"; do
    [ -e "$folder/$name.class" ] || stop "There is no test $name in $BRIDGE/src/test/java/io/qless/bridge/lab."
    tests+=("io.qless.bridge.lab.$name")
  done
}

# The guest's first files: a shell, the modules with which it reaches ours, and what it does first.
make_first_files() {
  local root="$scratch/first" module file
  mkdir -p "$root/bin" "$root/modules"
  cp "$busybox" "$root/bin/busybox"
  for module in $FIRST_MODULES; do
    file="$(find "$kernel/lib/modules/$release" -name "$module.ko*" -print -quit)"
    [ -n "$file" ] || stop "The kernel $release has no module $module."
    cp "$file" "$root/modules/$module.ko"
  done
  {
    echo '#!/bin/busybox sh'
    echo "modules='$(echo $FIRST_MODULES)'" # on one line
    cat <<'INIT'
/bin/busybox --install -s /bin
mkdir -p /proc /sys /dev /host /over /new
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in $modules; do insmod "/modules/$module.ko"; done
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=512000,cache=loose host /host
mount -t tmpfs over /over
mkdir /over/files /over/work
mount -t overlay -o lowerdir=/host,upperdir=/over/files,workdir=/over/work overlay /new
for each in proc sys dev; do mount --bind "/$each" "/new/$each"; done
mkdir -p /dev/pts /new/lab
mount -t devpts devpts /new/dev/pts
mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000 lab /new/lab
chroot /new /bin/bash /lab/guest.sh
sync
poweroff -f
INIT
  } >"$root/init"
  chmod 755 "$root/init"
  (cd "$root" && find . | cpio -o -H newc --quiet | gzip -1) >"$scratch/first.cpio.gz"
}

# What the guest does once it sees our files. Its lines that begin with "lab:" are shown while it runs.
write_guest_script() {
  : >"$share/log"
  {
    printf 'kernel=%q\nrelease=%q\nexport JAVA_HOME=%q\ntests=(%s)\n' "$kernel" "$release" "$JAVA_HOME" "${tests[*]}"
    cat <<'GUEST'
exec >>/lab/log 2>&1
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/lab-home TMPDIR=/lab-tmp
echo "lab: $(uname -r) has started"
mkdir -p /lab-home /lab-tmp
mount -t tmpfs tmp /lab-tmp
chmod 1777 /lab-tmp
for module in configfs evdev hid-generic usbhid 'dummy_hcd num=4' libcomposite usb_f_hid usb_f_acm cdc_acm; do
  modprobe -d "$kernel" $module || echo "lab: no module $module"
done
insmod "$kernel/gpio/gpio-sim-lab.ko" || echo "lab: no module gpio-sim"
mount -t configfs none /sys/kernel/config
# Pi4J drives pins on a Raspberry Pi only, and knows one by this.
printf 'Revision\t: c03111\nModel\t\t: Raspberry Pi 4 Model B Rev 1.1\n' >/lab-tmp/cpuinfo
mount --bind /lab-tmp/cpuinfo /proc/cpuinfo
echo "lab: Java starts, with ${#tests[@]} classes of tests"
"$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Djava.io.tmpdir=/lab-tmp \
  -Dpi4j.library.path=/lab/gpio --enable-native-access=ALL-UNNAMED -cp '/lab/test-classes:/lab/classes:/lab/lib/*' io.qless.bridge.lab.LabMain "${tests[@]}"
echo $? >/lab/code
dmesg >/lab/kernel.log
GUEST
  } >"$share/guest.sh"
}

boot() {
  local code=0 began="$SECONDS"
  say "Starting the guest (at most $LIMIT s) ..."
  timeout "$LIMIT" qemu-system-x86_64 -accel tcg,thread=multi -cpu max -smp 2 -m 2048 -nodefaults -no-reboot -nographic \
    -serial "file:$scratch/console" -monitor none -nic none \
    -kernel "$kernel/boot/vmlinuz-$release" -initrd "$scratch/first.cpio.gz" \
    -append "console=ttyS0 oops=panic panic=-1 quiet" \
    -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
    -virtfs "local,path=$share,mount_tag=lab,security_model=none,multidevs=remap" \
    </dev/null >"$scratch/qemu" 2>&1 &
  qemu=$!
  show_while "$qemu" "$share/log" '^lab: ' || code=$?
  if [ "$code" -eq 0 ] && [ "$(cat "$share/code" 2>/dev/null)" = 0 ]; then
    say "The hardware lab is content, after $((SECONDS - began)) s."
    return
  fi
  keep_logs
  [ "$code" -ne 124 ] || stop "The guest was not done after $LIMIT s and was ended."
  stop "The hardware lab is not content."
}

clean_up() {
  if [ -n "$qemu" ]; then
    kill "$qemu" 2>/dev/null || true
    wait "$qemu" 2>/dev/null || true
  fi
  rm -rf "$scratch"
}

keep_logs() {
  local kept="$QLESS_HOME/deploy/.data/hardware-lab" each
  rm -rf "$kept"
  mkdir -p "$kept"
  for each in "$scratch/console" "$scratch/qemu" "$share/log" "$share/kernel.log"; do
    [ ! -s "$each" ] || cp "$each" "$kept/"
  done
  say "--- the guest's log"
  tail -n 80 "$share/log" >&2
  [ -e "$share/code" ] || tail -n 40 "$scratch/console" "$scratch/qemu" >&2 # its kernel has more to say
  say "--- All of it is in $kept"
}

main "$@"
