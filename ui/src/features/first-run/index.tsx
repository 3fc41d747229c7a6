// Where there is no open space: the first run, or what keeps the space from opening.
import { Navigate, useNavigate, useSearch } from "@tanstack/react-router";
import { toFailure, useRead } from "@/api";
import { useDeviceLook } from "@/app/useDeviceLook";
import { ErrorState } from "@/shared";
import { type Door, readWelcomeSearch } from "./address";
import { Trouble } from "./Trouble";
import { Welcome } from "./Welcome";

export function FirstRunPage() {
  const state = useRead("app.state", {});
  const navigate = useNavigate();
  const { door = null } = readWelcomeSearch(useSearch({ strict: false }));
  const go = (next: Door | null): void =>
    void navigate({ to: "/welcome", search: next ? { door: next } : {} });
  useDeviceLook(state.data?.device);
  const retry = (): void => void state.refetch();
  if (state.error) return <ErrorState failure={state.error} onRetry={retry} />;
  if (!state.data) return null;
  const { space, trouble } = state.data;
  if (space) return <Navigate to={door === "import" ? "/import" : "/"} replace />;
  if (trouble) {
    return (
      <Trouble failure={toFailure(trouble)} state={state.data} isTrying={state.isFetching} onRetry={retry} />
    );
  }
  return <Welcome state={state.data} door={door} onDoor={go} />;
}
