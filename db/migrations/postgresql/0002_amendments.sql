CREATE TABLE "amendment" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"number" integer NOT NULL,
	"reason" text NOT NULL,
	"revision" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"opened_by" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text,
	"issued_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "amendment_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"amendment_id" text NOT NULL,
	"item" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"evidence_id" text,
	"label" text DEFAULT '' NOT NULL,
	"page_from" integer,
	"page_to" integer,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "dossier" ADD COLUMN "page_map" text;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment" ADD CONSTRAINT "amendment_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_entry" ADD CONSTRAINT "amendment_entry_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_entry" ADD CONSTRAINT "amendment_entry_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_entry" ADD CONSTRAINT "amendment_entry_amendment_id_amendment_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."amendment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amendment_entry" ADD CONSTRAINT "amendment_entry_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_number" ON "amendment" USING btree ("cycle_id","number");--> statement-breakpoint
CREATE INDEX "amendment_entry_amendment" ON "amendment_entry" USING btree ("amendment_id");--> statement-breakpoint
CREATE INDEX "amendment_entry_evidence" ON "amendment_entry" USING btree ("evidence_id");