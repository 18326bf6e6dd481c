// Stripe's own SDK: signs a webhook and judges one, or acts as a merchant at the port it is given.
import Stripe from 'stripe';
import { question, answer } from './question.mjs';

if (question.webhook) {
  const { webhook, secret, time, ours } = question;
  const stripe = new Stripe('sk_test_unused');
  const judge = (body) => {
    try {
      return stripe.webhooks.constructEvent(body, ours, secret, 300, undefined, time * 1000).type;
    } catch (refused) {
      return 'false';
    }
  };
  answer({
    header: stripe.webhooks.generateTestHeaderString({ payload: webhook, secret, timestamp: time }),
    believed: judge(webhook),
    alteredBelieved: judge(webhook + ' '),
  });
} else {
  const stripe = new Stripe(question.key, {
    host: '127.0.0.1',
    port: question.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
  const session = await stripe.checkout.sessions.retrieve(question.session);
  let tooMuch = 'none';
  try {
    await stripe.refunds.create({
      payment_intent: session.payment_intent,
      amount: session.amount_total + 1,
    });
  } catch (refused) {
    tooMuch = refused.type;
  }
  await stripe.refunds.create(
    {
      payment_intent: session.payment_intent,
      amount: session.amount_total,
      metadata: { qless_refund: question.refund },
    },
    { idempotencyKey: question.refund },
  );
  await stripe.checkout.sessions.create({
    mode: 'payment',
    client_reference_id: 'sdk-made-1',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'inr',
          unit_amount: session.amount_total,
          product_data: { name: 'made by the SDK' },
        },
      },
    ],
    success_url: 'https://store.example/',
    expires_at: question.expiresAt,
  });
  answer({
    attempt: session.client_reference_id,
    paid: session.amount_total,
    intent: session.payment_intent,
    tooMuch,
  });
}
