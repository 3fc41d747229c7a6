// A button that goes to a place: looks like a button, is a link.
import { Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type BaseProps = ButtonProps &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };

const Base = (props: BaseProps) => <Button component="a" {...props} />;

export const LinkButton = createLink(Base);
