// A provider of OpenID Connect for tests, on this machine only. It prints its issuer, then reads one
// line: the address to which it may send browsers back. Whoever comes is signed in as one person.

import { once } from "node:events";
import { createServer } from "node:http";
import { createInterface } from "node:readline";
import Provider from "oidc-provider";

const person = { accountId: "nia" };
const claims = { sub: "nia", email: "nia@example.org", email_verified: true, name: "Nia Example" };

const server = createServer().listen(0, "127.0.0.1");
await once(server, "listening");
const issuer = `http://127.0.0.1:${server.address().port}`;
console.log(issuer);

const lines = createInterface({ input: process.stdin });
const [callback] = await once(lines, "line");
// With the tests that started it, it ends.
lines.on("close", () => process.exit());

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "hub",
      client_secret: "a secret of the provider",
      redirect_uris: [callback],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  cookies: { keys: ["of tests"] },
  features: { devInteractions: { enabled: false } },
  pkce: { required: () => true, methods: ["S256"] },
  interactions: { url: (_, interaction) => `/login/${interaction.uid}` },
  findAccount: () => ({ ...person, claims: () => claims }),
  // Nobody is asked whether the hub may know the person's address.
  async loadExistingGrant(context) {
    const { client } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, ...person });
    grant.addOIDCScope("openid email profile");
    await grant.save();
    return grant;
  },
});

server.on("request", (request, response) => {
  if (request.url.startsWith("/login/")) {
    provider.interactionFinished(request, response, { login: person });
  } else {
    provider.callback()(request, response);
  }
});
console.log("ready");
