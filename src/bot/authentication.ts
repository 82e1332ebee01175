/** Who is calling, by the SDK's own checks, and the token that shows the channels who we are. */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
  type TurnContext,
} from 'botbuilder';
import { quietly } from './quietly.ts';

export interface BotIdentity {
  appId: string;
  /** A client secret; absent for a managed identity. */
  appPassword?: string;
  appType: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMsi';
  tenantId?: string;
  cloud?: Cloud;
}

/** The SDK takes these together or not at all. */
export interface Cloud {
  loginUrl: string;
  scope: string;
  issuer: string;
  oauthUrl: string;
  channelKeysUrl: string;
  emulatorKeysUrl: string;
  callerId: string;
}

const publicCloud: Cloud = {
  loginUrl: 'https://login.microsoftonline.com/botframework.com',
  scope: 'https://api.botframework.com',
  issuer: 'https://api.botframework.com',
  oauthUrl: 'https://api.botframework.com',
  channelKeysUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  emulatorKeysUrl: 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
  callerId: 'urn:botframework:azure',
};

type Caller = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
export interface InvokeAnswer {
  status: number;
  body?: unknown;
}
export type Logic = (context: TurnContext) => Promise<void>;

export interface BotAuthentication {
  identity: (Pick<BotIdentity, 'appId' | 'tenantId'> & { issuer: string }) | undefined;
  /** Throws when the caller cannot show that it is a channel. */
  caller(activity: Activity, authorization: string): Promise<Caller>;
  run(caller: Caller, activity: Activity, logic: Logic): Promise<InvokeAnswer | undefined>;
  /** The header to show a channel; `fresh` after one was refused. Undefined without an identity. */
  authorization(fresh: boolean): Promise<string | undefined>;
}

/**
 * For each activity the SDK makes two HTTP clients, to speak to the channel and to its token service: a sixth of the
 * processor time of a turn. Nothing is ever said inside a turn, so these stand in for them, and would throw if used.
 */
const speechless = { create: async () => ({}) } as unknown as NonNullable<Caller['connectorFactory']>;
const tokenless = {} as Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['createUserTokenClient']>>;

class Authentication extends ConfigurationBotFrameworkAuthentication {
  override createUserTokenClient(): Promise<typeof tokenless> {
    return Promise.resolve(tokenless);
  }
}

/**
 * Runs the SDK's turn without its HTTP handling, which writes the text of an error into the answer and to the console,
 * and calls a forged token a fault of ours.
 */
class TurnAdapter extends CloudAdapter {
  run(caller: Caller, activity: Activity, logic: Logic): Promise<InvokeAnswer | undefined> {
    return this.processActivity({ ...caller, connectorFactory: speechless }, activity, logic);
  }
}

export function createBotAuthentication(identity: BotIdentity | undefined): BotAuthentication {
  const cloud = identity?.cloud ?? publicCloud;
  const credentials = new ConfigurationServiceClientCredentialFactory(credentialOptions(identity));
  const authentication = new Authentication(cloudOptions(cloud), credentials);
  const adapter = new TurnAdapter(authentication);
  const { appId, tenantId } = identity ?? {};
  return {
    identity: appId === undefined ? undefined : { appId, tenantId, issuer: cloud.issuer },
    caller: (activity, authorization) =>
      quietly(() => authentication.authenticateRequest(activity, authorization)),
    run: (caller, activity, logic) => adapter.run(caller, activity, logic),
    authorization: async (fresh) => {
      if (appId === undefined) return undefined;
      const made = await credentials.createCredentials(appId, cloud.scope, cloud.loginUrl, true);
      // The interface hides what every kind of credentials has; tokens are kept by the SDK until they run out.
      const { getToken } = made as unknown as { getToken(fresh: boolean): Promise<string> };
      return `Bearer ${await getToken.call(made, fresh)}`;
    },
  };
}

function credentialOptions(identity: BotIdentity | undefined) {
  if (identity === undefined) return {};
  return {
    MicrosoftAppId: identity.appId,
    MicrosoftAppType: identity.appType,
    ...(identity.appPassword !== undefined && { MicrosoftAppPassword: identity.appPassword }),
    ...(identity.tenantId !== undefined && { MicrosoftAppTenantId: identity.tenantId }),
  };
}

function cloudOptions(cloud: Cloud) {
  return {
    ToChannelFromBotLoginUrl: cloud.loginUrl,
    ToChannelFromBotOAuthScope: cloud.scope,
    ToBotFromChannelTokenIssuer: cloud.issuer,
    OAuthUrl: cloud.oauthUrl,
    ToBotFromChannelOpenIdMetadataUrl: cloud.channelKeysUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: cloud.emulatorKeysUrl,
    CallerId: cloud.callerId,
  };
}
