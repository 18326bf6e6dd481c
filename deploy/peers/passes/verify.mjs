// Judges exit passes as another program would that only knows our JWKS: one question as JSON on the input, one answer as
// JSON on the output. {"jwksUrl" or "jwks", "store", "passes": {name: text}} -> {name: "good" or the library's code}
import { webcrypto } from 'node:crypto';

globalThis.crypto ??= webcrypto;
const { createLocalJWKSet, createRemoteJWKSet, jwtVerify } = await import('jose');

let input = '';
for await (const chunk of process.stdin) input += chunk;
const { jwksUrl, jwks, store, passes } = JSON.parse(input);
const keys = jwksUrl ? createRemoteJWKSet(new URL(jwksUrl)) : createLocalJWKSet(JSON.parse(jwks));

const answer = {};
for (const [name, text] of Object.entries(passes)) {
  try {
    const { payload } = await jwtVerify(text, keys, {
      algorithms: ['ES256'],
      typ: 'exit-pass+jwt',
      issuer: store,
      audience: `${store}/gate`,
      requiredClaims: ['exp', 'iat', 'jti', 'sub'],
      maxTokenAge: '10m',
      clockTolerance: 0,
    });
    answer[name] = `good ${payload.sub}`;
  } catch (refused) {
    answer[name] = refused.code ?? String(refused);
  }
}
console.log(JSON.stringify(answer));
