// What Thiết lập báo cáo asks the province.
import type { Result } from '../../domain/result.ts';
import type { SettingAsk, SettingsView } from '../../protocol/setting.ts';
import { settingsSchema } from '../../protocol/setting.ts';
import type { Refusal } from '../province.ts';
import { ask, present } from '../province.ts';

export async function readSettings(): Promise<Result<SettingsView, Refusal>> {
  return present(await ask('GET', '/settings', undefined, settingsSchema));
}

export async function saySetting(asked: SettingAsk): Promise<Result<null, Refusal>> {
  return ask('POST', '/settings', asked, null);
}
