import { expect, it } from "vitest";
import { contains } from "./fold";

it.each([
  ["Finanças", "financas", true],
  ["Finanzas", "FINAN", true],
  ["Operação e manutenção", "operacao  e", true],
  ["Atención al cliente", "cion al", true],
  ["Año fiscal", "ano", true],
  ["Compras", "", true],
  ["Compras", "venta", false],
])("%s contains %j: %s", (name, typed, does) => expect(contains(name, typed)).toBe(does));
