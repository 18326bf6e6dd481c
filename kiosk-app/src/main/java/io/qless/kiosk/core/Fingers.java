package io.qless.kiosk.core;

import io.qless.kiosk.trip.CareView;
import io.qless.kiosk.trip.Comfort;
import io.qless.kiosk.trip.Language;
import io.qless.kiosk.trip.StaffActions;
import io.qless.kiosk.trip.TripActions;
import io.qless.shop.cart.Budget;
import io.qless.shop.cart.Command;
import io.qless.shop.cart.SplitPlan;
import io.qless.shop.item.ArticleId;
import io.qless.shop.money.Money;
import java.util.List;
import java.util.function.Consumer;

/// Carries what fingers do from the screen's thread to the trip lane. Any thread may call; returns
/// at once.
public final class Fingers implements TripActions {

  private final TripLane lane;
  private final TripDesk desk;

  public Fingers(TripLane lane, TripDesk desk) {
    this.lane = lane;
    this.desk = desk;
  }

  @Override
  public void startTrip(Language language) {
    later(to -> to.startTrip(language));
  }

  @Override
  public void setLanguage(Language language) {
    later(to -> to.speak(language));
  }

  @Override
  public void suit(Comfort comfort) {
    later(to -> to.suit(comfort));
  }

  @Override
  public void addOne(String lineId) {
    later(to -> to.addOne(lineId));
  }

  @Override
  public void removeOne(String lineId) {
    later(to -> to.takeBack(lineId, 1));
  }

  @Override
  public void voidLine(String lineId) {
    later(to -> to.takeBack(lineId, Integer.MAX_VALUE));
  }

  @Override
  public void setPieces(String lineId, int pieces) {
    byHand(hand -> hand.setPieces(lineId, pieces));
  }

  @Override
  public void undoVoid() {
    byHand(ByHand::undoVoid);
  }

  @Override
  public void addGoods(String articleId, int pieces) {
    byHand(hand -> hand.addGoods(ArticleId.parse(articleId), pieces));
  }

  @Override
  public void weigh(String articleId) {
    later(to -> to.atScale(scale -> scale.begin(ArticleId.parse(articleId))));
  }

  @Override
  public void stopWeighing() {
    later(to -> to.atScale(WeighDesk::stop));
  }

  @Override
  public void wish(String articleId) {
    give(new Command.AddWish(ArticleId.parse(articleId), 1));
  }

  @Override
  public void dropWish(String wishId) {
    give(new Command.DropWish(ArticleId.parse(wishId.substring(0, wishId.indexOf('/')))));
  }

  @Override
  public void setBudget(long paise) {
    give(new Command.SetBudget(new Budget.Limit(Money.paise(paise))));
  }

  @Override
  public void clearBudget() {
    give(new Command.SetBudget(new Budget.None()));
  }

  @Override
  public void applyCoupon(String code) {
    give(new Command.ApplyCoupon(code));
  }

  @Override
  public void removeCoupon(String code) {
    give(new Command.RemoveCoupon(code));
  }

  @Override
  public void checkout() {
    give(new Command.StartCheckout());
  }

  @Override
  public void backToShopping() {
    give(new Command.ReturnToShopping());
  }

  @Override
  public void pay() {
    give(new Command.RequestPayment());
  }

  @Override
  public void usePoints(boolean use) {
    later(to -> to.giveFor(cart -> AtCheckout.points(cart, use)));
  }

  @Override
  public void splitEqually(int shares) {
    later(to -> to.giveFor(cart -> AtCheckout.split(cart, new SplitPlan.Equally(shares))));
  }

  @Override
  public void splitByContributor() {
    later(to -> to.giveFor(cart -> AtCheckout.split(cart, new SplitPlan.ByContributor())));
  }

  @Override
  public void splitAmounts(List<Long> paise) {
    List<Money> first = paise.stream().map(Money::paise).toList();
    later(to -> to.giveFor(cart -> AtCheckout.split(cart, first)));
  }

  @Override
  public void payShare(int number) {
    give(new Command.PayShare(number));
  }

  @Override
  public void cancelPayment() {
    give(new Command.CancelPayment());
  }

  @Override
  public void callHelp() {
    give(new Command.CallAssist());
  }

  @Override
  public void cancelHelp() {
    give(new Command.EndAssist());
  }

  @Override
  public void answer(String questionId, CareView.Question.Answer answer) {
    later(to ->
        JoinQuestion.answer(questionId, answer).ifPresentOrElse(to::give, () -> to.answer(answer)));
  }

  @Override
  public void dismissNotice() {
    lane.offer(desk::dismissNotice); // by its own clock, too
  }

  @Override
  public void finish() {
    later(TripDesk::finish);
  }

  private void byHand(Consumer<ByHand> work) {
    later(to -> to.byHand(work));
  }

  private void give(Command command) {
    later(to -> to.give(command));
  }

  @Override
  public StaffActions staff() {
    return new StaffFingers(this::later);
  }

  @Override
  public void stillHere() {
    later(TripDesk::show);
  }

  private void later(Consumer<TripDesk> work) {
    lane.offer(() -> {
      desk.touched();
      work.accept(desk);
    });
  }
}
