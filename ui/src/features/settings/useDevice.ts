// Changes one setting of this device and shows it at once; the core keeps it in device.json.
import { useQueryClient } from "@tanstack/react-query";
import { type AppState, type Device, type Failure, keyOf, useWrite } from "@/api";

export interface DeviceSettings {
  device: Device;
  change(part: Partial<Device>): void;
  failure: Failure | null;
}

export function useDevice(state: AppState): DeviceSettings {
  const queries = useQueryClient();
  const write = useWrite("device.set");
  const change = (part: Partial<Device>): void => {
    const device = { ...state.device, ...part };
    const key = keyOf("app.state", {});
    queries.setQueryData(key, { ...state, device });
    write.mutate(device, { onError: () => queries.setQueryData(key, state) });
  };
  return { device: state.device, change, failure: write.error };
}
