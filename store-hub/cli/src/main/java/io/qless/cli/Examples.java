package io.qless.cli;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;

/// One example for each command, shown below its help. A test reads each as the command line does.
final class Examples {

  /// By command, without the program's name.
  static final Map<String, String> ALL = new TreeMap<>();

  static {
    String trip = "6f1c2a9e-0b7d-4a53-9c41-2f6f3f0f7a11";
    ALL.put("alert list", "");
    ALL.put("alert settle", "42 --reason='a drill'");
    ALL.put("backup", "/var/backups/qless/monday.zip");
    ALL.put("backup check", "/var/backups/qless/monday.zip");
    ALL.put("catalogue diff", "articles.csv offers.csv");
    ALL.put("catalogue export", "--out=catalogue --pictures");
    ALL.put("catalogue import", "--dry-run articles.csv offers.csv");
    ALL.put("catalogue offers list", "--json");
    ALL.put("catalogue pictures list", "");
    ALL.put("catalogue pictures put", "pictures/banana.png");
    ALL.put("catalogue prices", "09520212000717");
    ALL.put("catalogue recall", "09520212000717 --batch=L42 --reason='glass splinters'");
    ALL.put("catalogue search", "basmati rice --limit=5");
    ALL.put("catalogue set-price", "plu:4011 54.00");
    ALL.put("catalogue weights", "09520212000717");
    ALL.put("catalogue withdraw", "articles 09520212000717 plu:4011");
    ALL.put("code explain", "9520212000717");
    ALL.put("completion bash", "> ~/.local/share/bash-completion/completions/qless");
    ALL.put("config check", "/etc/qless/hub.properties");
    ALL.put("coupon list", "--json");
    ALL.put("gate enrol", "G1 --out=gate.json");
    ALL.put("gate journal", "G1");
    ALL.put("gate list", "");
    ALL.put("gate release", "G1 --reason='pushchair is stuck'");
    ALL.put("gate revoke", "G1");
    ALL.put("gate status", "G1 --json");
    ALL.put("help-call end", trip);
    ALL.put("hold clear", trip + " age --reason='passport seen'");
    ALL.put("journal check", "");
    ALL.put("payment give-back", trip + "-7 --reason='paid twice'");
    ALL.put("payment report", "--date=today");
    ALL.put("key list", "");
    ALL.put("key rotate", "--in=24h");
    ALL.put("order buyer", trip + " --name='Asha Rao' --address='12 Sample Street' --state=29");
    ALL.put("order credit-note", "S017/2627/C00042 --pdf=note.pdf");
    ALL.put("order return", "S017/2627/000042 --line=2=1 --reason='torn packet' --dry-run");
    ALL.put("order show", "S017/2627/000042");
    ALL.put("sessions explain", trip);
    ALL.put("sessions list", "--json");
    ALL.put("sessions move", trip + " T9");
    ALL.put("sessions receipt", trip + " --lang=hi --columns=32");
    ALL.put("sessions release", trip + " --reason='gate G1 was broken'");
    ALL.put("sessions show", trip + " --journal");
    ALL.put("trolley enrol", "T1 --out=trolley.json");
    ALL.put("trolley list", "");
    ALL.put("trolley revoke", "T1");
    ALL.put("trolley status", "T1");
    ALL.put("user actions", "--json");
    ALL.put("user add", "'98765 43210' --role=attendant --name=Ravi");
    ALL.put("user badge", "+919876543210 --svg=badge.svg");
    ALL.put("user codes", "");
    ALL.put("user disable", "+919876543210");
    ALL.put("user enable", "+919876543210");
    ALL.put("user list", "");
    ALL.put("user password", "ravi@example.com");
    ALL.put("user role", "+919876543210 admin");
    ALL.put("user unbadge", "+919876543210");
  }

  private Examples() {}

  /// Puts each example below the help of its command.
  static void addTo(CommandLine line, String path) {
    line.getSubcommands()
        .forEach((name, command) -> {
          boolean alias = !command.getCommandName().equals(name);
          String place = path.isEmpty() ? name : path + ' ' + name;
          if (!alias) {
            addTo(command, place);
          }
          String words = ALL.get(place);
          if (words != null) {
            command
                .getCommandSpec()
                .usageMessage()
                .footer("", "Example:", ("  qless " + place + ' ' + words).stripTrailing());
          }
        });
  }
}
