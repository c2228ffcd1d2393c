CREATE TABLE "action" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"origin" text NOT NULL,
	"direction_id" text,
	"cycle_id" text,
	"item" text,
	"position_id" text,
	"due_date" date,
	"state" text DEFAULT 'belum' NOT NULL,
	"outcome" text DEFAULT '' NOT NULL,
	"submitted_by" text,
	"submitted_at" timestamp (3) with time zone,
	"reviewer_id" text,
	"reviewed_at" timestamp (3) with time zone,
	"review_note" text DEFAULT '' NOT NULL,
	"closed_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_comment" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"action_id" text NOT NULL,
	"text" text NOT NULL,
	"written_by" text NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"action_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"added_by" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_span" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"from" date NOT NULL,
	"until" date NOT NULL,
	"hijri_shift" integer,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_off" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"submission_id" text NOT NULL,
	"document_sha256" text NOT NULL,
	"office" text NOT NULL,
	"standing" text NOT NULL,
	"name" text NOT NULL,
	"nip" text DEFAULT '' NOT NULL,
	"user_id" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_file" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	"month" text,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"signature" text NOT NULL,
	"fingerprint" text NOT NULL,
	"size" bigint NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"handled_by" text NOT NULL,
	"handled_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exchange_key" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"public_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"trusted_by" text NOT NULL,
	"trusted_at" timestamp (3) with time zone NOT NULL,
	"retired_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"partner_name" text NOT NULL,
	"partner_kind" text NOT NULL,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"parties" text DEFAULT '' NOT NULL,
	"signed_on" date NOT NULL,
	"starts_on" date NOT NULL,
	"expires_on" date,
	"note" text DEFAULT '' NOT NULL,
	"evidence_id" text,
	"replaces_id" text,
	"ended_on" date,
	"ended_reason" text DEFAULT '' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"number" integer NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"price" integer,
	"price_unit" text DEFAULT '' NOT NULL,
	"availability" text NOT NULL,
	"maker_id" text,
	"maker_group" text DEFAULT '' NOT NULL,
	"photo_id" text,
	"retired_on" date,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disposition" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"sheet_id" text NOT NULL,
	"question" text NOT NULL,
	"choice" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"decided_by" text NOT NULL,
	"decided_on" date NOT NULL,
	"evidence_id" text,
	"version" integer DEFAULT 1 NOT NULL,
	"recorded_by" text NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "readiness_mark" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"origin" text NOT NULL,
	"cycle_ref" text NOT NULL,
	"cycle_title" text NOT NULL,
	"instrument_key" text NOT NULL,
	"instrument_version" text NOT NULL,
	"day" date NOT NULL,
	"due_date" date,
	"visit_date" date,
	"items" integer NOT NULL,
	"ready" integer NOT NULL,
	"approved" integer NOT NULL,
	"submitted" integer NOT NULL,
	"below_target" integer NOT NULL,
	"unanswered" integer NOT NULL,
	"blocked" integer NOT NULL,
	"blockers_unknown" integer NOT NULL,
	"urgent" integer NOT NULL,
	"overdue" integer NOT NULL,
	"unassigned" integer NOT NULL,
	"without_proof" integer NOT NULL,
	"periods" integer NOT NULL,
	"periods_covered" integer NOT NULL,
	"profile" json NOT NULL,
	"components" json NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "weekly_sheet" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"cycle_id" text NOT NULL,
	"day" date NOT NULL,
	"content" text NOT NULL,
	"sha256" text NOT NULL,
	"made_by" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "direction" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"origin" text NOT NULL,
	"visit_id" text,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"given_by" text NOT NULL,
	"given_on" date NOT NULL,
	"due_date" date,
	"foreign_id" text,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"title" text NOT NULL,
	"purpose" text NOT NULL,
	"from" date NOT NULL,
	"until" date NOT NULL,
	"visitors" json NOT NULL,
	"units_present" json NOT NULL,
	"places" json NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"entered_by" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_photo" (
	"id" text PRIMARY KEY NOT NULL,
	"unit_id" text NOT NULL,
	"visit_id" text NOT NULL,
	"evidence_id" text NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"sort" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_direction_id_direction_id_fk" FOREIGN KEY ("direction_id") REFERENCES "public"."direction"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_position_id_position_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_submitted_by_user_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_reviewer_id_user_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_comment" ADD CONSTRAINT "action_comment_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_comment" ADD CONSTRAINT "action_comment_action_id_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_comment" ADD CONSTRAINT "action_comment_written_by_user_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_evidence" ADD CONSTRAINT "action_evidence_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_evidence" ADD CONSTRAINT "action_evidence_action_id_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_evidence" ADD CONSTRAINT "action_evidence_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_span" ADD CONSTRAINT "calendar_span_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_off" ADD CONSTRAINT "sign_off_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_file" ADD CONSTRAINT "exchange_file_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exchange_key" ADD CONSTRAINT "exchange_key_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_maker_id_santri_id_fk" FOREIGN KEY ("maker_id") REFERENCES "public"."santri"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product" ADD CONSTRAINT "product_photo_id_evidence_id_fk" FOREIGN KEY ("photo_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_sheet_id_weekly_sheet_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."weekly_sheet"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disposition" ADD CONSTRAINT "disposition_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readiness_mark" ADD CONSTRAINT "readiness_mark_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_sheet" ADD CONSTRAINT "weekly_sheet_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "weekly_sheet" ADD CONSTRAINT "weekly_sheet_cycle_id_cycle_id_fk" FOREIGN KEY ("cycle_id") REFERENCES "public"."cycle"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direction" ADD CONSTRAINT "direction_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "direction" ADD CONSTRAINT "direction_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_photo" ADD CONSTRAINT "visit_photo_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."evidence"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "action_number" ON "action" USING btree ("unit_id","number");--> statement-breakpoint
CREATE INDEX "action_position" ON "action" USING btree ("position_id","state");--> statement-breakpoint
CREATE INDEX "action_direction" ON "action" USING btree ("direction_id");--> statement-breakpoint
CREATE INDEX "action_cycle" ON "action" USING btree ("cycle_id");--> statement-breakpoint
CREATE INDEX "action_comment_action" ON "action_comment" USING btree ("action_id","written_at");--> statement-breakpoint
CREATE UNIQUE INDEX "action_evidence_once" ON "action_evidence" USING btree ("action_id","evidence_id");--> statement-breakpoint
CREATE INDEX "action_evidence_file" ON "action_evidence" USING btree ("evidence_id");--> statement-breakpoint
CREATE INDEX "calendar_span_unit" ON "calendar_span" USING btree ("unit_id","from");--> statement-breakpoint
CREATE UNIQUE INDEX "sign_off_submission" ON "sign_off" USING btree ("submission_id");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_file_once" ON "exchange_file" USING btree ("unit_id","way","sha256");--> statement-breakpoint
CREATE INDEX "exchange_file_month" ON "exchange_file" USING btree ("unit_id","kind","month");--> statement-breakpoint
CREATE UNIQUE INDEX "exchange_key_fingerprint" ON "exchange_key" USING btree ("unit_id","fingerprint");--> statement-breakpoint
CREATE INDEX "agreement_unit" ON "agreement" USING btree ("unit_id","expires_on");--> statement-breakpoint
CREATE INDEX "agreement_evidence" ON "agreement" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_number" ON "product" USING btree ("unit_id","number");--> statement-breakpoint
CREATE INDEX "product_maker" ON "product" USING btree ("maker_id");--> statement-breakpoint
CREATE INDEX "product_photo" ON "product" USING btree ("photo_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disposition_question" ON "disposition" USING btree ("sheet_id","question");--> statement-breakpoint
CREATE INDEX "disposition_evidence" ON "disposition" USING btree ("evidence_id");--> statement-breakpoint
CREATE UNIQUE INDEX "readiness_mark_day" ON "readiness_mark" USING btree ("cycle_ref","day");--> statement-breakpoint
CREATE INDEX "readiness_mark_unit" ON "readiness_mark" USING btree ("unit_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "weekly_sheet_content" ON "weekly_sheet" USING btree ("cycle_id","sha256");--> statement-breakpoint
CREATE INDEX "weekly_sheet_unit" ON "weekly_sheet" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "direction_unit" ON "direction" USING btree ("unit_id","given_on");--> statement-breakpoint
CREATE INDEX "direction_visit" ON "direction" USING btree ("visit_id");--> statement-breakpoint
CREATE UNIQUE INDEX "direction_foreign" ON "direction" USING btree ("unit_id","foreign_id");--> statement-breakpoint
CREATE INDEX "visit_unit" ON "visit" USING btree ("unit_id","from");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_photo_once" ON "visit_photo" USING btree ("visit_id","evidence_id");--> statement-breakpoint
CREATE INDEX "visit_photo_evidence" ON "visit_photo" USING btree ("evidence_id");