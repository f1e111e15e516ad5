import { kept } from './lane';

/** Stops the control plane that all tests share. */
export default async function tearDown(): Promise<void> {
  await kept()?.stop();
}
