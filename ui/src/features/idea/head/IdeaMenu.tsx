// "…": every move the core allows, other ideas and people, and leaving. What needs a word opens its dialog.
import { useLingui } from "@lingui/react/macro";
import { Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import type { IdeaPage, Stage } from "@/api";
import { icon, StageGlyph, useStageWords } from "@/shared";

interface IdeaMenuProps {
  page: IdeaPage;
  onMove(to: Stage): void;
  onWithdraw(): void;
  onRestore(): void;
  onRemove(): void;
  /** Absent where there is nobody else. */
  onHandOver: (() => void) | undefined;
  onRelate(): void;
  onMerge(): void;
  onProgress(): void;
  onAssign(): void;
  onRelease(): void;
}

export function IdeaMenu({ page, ...act }: IdeaMenuProps) {
  const { t } = useLingui();
  const words = useStageWords();
  const { moves, withdraw, restore, remove, pair, progress, assign, release } = page.actions;
  const isBuilding = progress || assign || release;
  const merge = page.actions.merge || page.actions.take_in;
  const handOver = page.actions.hand_over ? act.onHandOver : undefined;
  const isBetween = pair || merge || handOver !== undefined;
  const isLeaving = withdraw || restore || remove;
  const asks: Partial<Record<Stage, string>> = {
    parked: t`Park…`,
    declined: t`Decline…`,
    retired: t`Retire…`,
  };
  if (moves.length === 0 && !isBuilding && !isBetween && !isLeaving) return null;
  return (
    <Menu position="bottom-end" width="14rem">
      <Menu.Target>
        <Button variant="subtle" size="xs" aria-label={t`More`}>
          <IconDots {...icon} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {moves.length > 0 && <Menu.Label>{t`Move to`}</Menu.Label>}
        {moves.map((to) => (
          <Menu.Item key={to} leftSection={<StageGlyph stage={to} />} onClick={() => act.onMove(to)}>
            {asks[to] ?? (to === "live" && page.stage.now === "testing" ? t`Go live` : words[to])}
          </Menu.Item>
        ))}
        {moves.length > 0 && isBuilding && <Menu.Divider />}
        {progress && <Menu.Item onClick={act.onProgress}>{t`Report progress…`}</Menu.Item>}
        {assign && <Menu.Item onClick={act.onAssign}>{t`Assign…`}</Menu.Item>}
        {release && <Menu.Item onClick={act.onRelease}>{t`Release…`}</Menu.Item>}
        {(moves.length > 0 || isBuilding) && isBetween && <Menu.Divider />}
        {pair && <Menu.Item onClick={act.onRelate}>{t`Link to another idea…`}</Menu.Item>}
        {merge && <Menu.Item onClick={act.onMerge}>{t`Merge with another idea…`}</Menu.Item>}
        {handOver && <Menu.Item onClick={handOver}>{t`Hand over…`}</Menu.Item>}
        {(moves.length > 0 || isBuilding || isBetween) && isLeaving && <Menu.Divider />}
        {restore && <Menu.Item onClick={act.onRestore}>{t`Bring back`}</Menu.Item>}
        {withdraw && <Menu.Item onClick={act.onWithdraw}>{t`Withdraw…`}</Menu.Item>}
        {remove && <Menu.Item color="var(--danger)" onClick={act.onRemove}>{t`Remove for good…`}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
