package io.qless.kiosk.shell;

import io.qless.kiosk.trip.CareView.Question.Answer;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.StaffActions;
import io.qless.kiosk.trip.TripActions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Writes down what fingers did, in words.
final class RecordedActions implements TripActions {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private volatile Comfort comfort = Comfort.USUAL;

  List<String> done() {
    return List.copyOf(done);
  }

  /// What the shopper chose last.
  Comfort comfort() {
    return comfort;
  }

  void forget() {
    done.clear();
  }

  @Override
  public void startTrip(Language language) {
    done.add("start " + language);
  }

  @Override
  public void setLanguage(Language language) {
    done.add("language " + language);
  }

  @Override
  public void suit(Comfort chosen) {
    comfort = chosen;
    done.add("comfort");
  }

  @Override
  public void addOne(String lineId) {
    done.add("add one " + lineId);
  }

  @Override
  public void removeOne(String lineId) {
    done.add("remove one " + lineId);
  }

  @Override
  public void voidLine(String lineId) {
    done.add("void " + lineId);
  }

  @Override
  public void setPieces(String lineId, int pieces) {
    done.add("pieces " + lineId + " " + pieces);
  }

  @Override
  public void undoVoid() {
    done.add("undo");
  }

  @Override
  public void addGoods(String articleId, int pieces) {
    done.add("goods " + articleId + " " + pieces);
  }

  @Override
  public void weigh(String articleId) {
    done.add("weigh " + articleId);
  }

  @Override
  public void stopWeighing() {
    done.add("stop weighing");
  }

  @Override
  public void wish(String articleId) {
    done.add("wish " + articleId);
  }

  @Override
  public void dropWish(String wishId) {
    done.add("no wish " + wishId);
  }

  @Override
  public void setBudget(long paise) {
    done.add("budget " + paise);
  }

  @Override
  public void clearBudget() {
    done.add("no budget");
  }

  @Override
  public void applyCoupon(String code) {
    done.add("coupon " + code);
  }

  @Override
  public void removeCoupon(String code) {
    done.add("no coupon " + code);
  }

  @Override
  public void checkout() {
    done.add("checkout");
  }

  @Override
  public void backToShopping() {
    done.add("back");
  }

  @Override
  public void pay() {
    done.add("pay");
  }

  @Override
  public void usePoints(boolean use) {
    done.add(use ? "points" : "no points");
  }

  @Override
  public void splitEqually(int shares) {
    done.add("split equally " + shares);
  }

  @Override
  public void splitByContributor() {
    done.add("split by contributor");
  }

  @Override
  public void splitAmounts(List<Long> paise) {
    done.add("split amounts " + paise);
  }

  @Override
  public void payShare(int number) {
    done.add("pay share " + number);
  }

  @Override
  public void cancelPayment() {
    done.add("cancel payment");
  }

  @Override
  public void callHelp() {
    done.add("help");
  }

  @Override
  public void cancelHelp() {
    done.add("no help");
  }

  @Override
  public void answer(String questionId, Answer answer) {
    done.add("answer " + questionId + " " + answer);
  }

  @Override
  public void dismissNotice() {
    done.add("dismiss");
  }

  @Override
  public void finish() {
    done.add("finish");
  }

  @Override
  public void stillHere() {
    done.add("still here");
  }

  @Override
  public StaffActions staff() {
    return new RecordedStaff(done::add);
  }
}
