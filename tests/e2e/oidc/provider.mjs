// A real OpenID provider for the tests, on loopback. Who signs in says so in the address
// of its page: “?sub=head”; “?sub=” turns back. Clients and people's claims come as JSON.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, port, told] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { default: Provider, interactionPolicy } = await import(
  pathToFileURL(require.resolve("oidc-provider"))
);
const { clients, people } = JSON.parse(told);

const policy = interactionPolicy.base();
policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: clients.map((client) => ({
    ...client,
    grant_types: ["authorization_code"],
    response_types: ["code"],
  })),
  claims: { openid: ["sub", "hd", "tid"], email: ["email", "email_verified"], profile: ["name"] },
  // As Google and Microsoft do: what is asked for stands in the ID token.
  conformIdTokenClaims: false,
  interactions: { policy, url: (_context, interaction) => `/who/${interaction.uid}` },
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ["for tests only"] },
  pkce: { required: () => true },
  findAccount: (_context, sub) => ({
    accountId: sub,
    claims: () => ({ sub, ...people[sub] }),
  }),
});

provider.use(async (context, next) => {
  if (context.path === "/favicon.ico") {
    context.status = 204;
    return;
  }
  if (!context.path.startsWith("/who/")) return next();
  const { sub } = context.query;
  if (sub === undefined) {
    context.body = "Who are you?";
    return;
  }
  const { params } = await provider.interactionDetails(context.req, context.res);
  const result = sub ? await signedIn(sub, params) : { error: "access_denied" };
  context.respond = false;
  await provider.interactionFinished(context.req, context.res, result);
});

async function signedIn(sub, params) {
  const grant = new provider.Grant({ accountId: sub, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  return {
    select_account: {},
    login: { accountId: sub },
    consent: { grantId: await grant.save() },
  };
}

provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
